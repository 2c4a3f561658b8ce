"""One session for several people: booked or recorded on one page, an entry in each of their cases."""
