"""Every expectation asked of a case, findings kept and shown, and the guide to all of them."""
