"""The day of release on one page: a bed, who goes along, appointments, and what has to be ready."""
