"""Every operation that is measured, in the order of the report."""

from handrail.config.bench import operations, operations_delivery, operations_review

EVERY = (*operations.OF_THE_CASE, *operations_delivery.OF_DELIVERY, *operations_review.OF_REVIEWS)
