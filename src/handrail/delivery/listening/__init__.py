"""Workers of other agencies are heard: concerns are answered, and they learn what changed because of them."""
