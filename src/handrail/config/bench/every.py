"""Every operation that is measured, in the order of the report."""

from handrail.config.bench import operations, operations_delivery

EVERY = (*operations.OF_THE_CASE, *operations_delivery.OF_DELIVERY)
