"""What people do with the product, in a browser, as given, when and then."""
