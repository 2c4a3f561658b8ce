"""What a review changes: proposed in it, made together on one day, ended when what it waits for comes."""
