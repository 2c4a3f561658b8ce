"""What administrators keep: accounts, teams, agencies and who works there. No case is in sight here."""
