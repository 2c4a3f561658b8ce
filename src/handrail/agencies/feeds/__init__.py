"""Services taken in from feeds of the Open Referral UK standard, version 3.0."""
