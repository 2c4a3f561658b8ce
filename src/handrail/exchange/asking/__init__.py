"""The library of expectations asked of many cases outside the product: files, folders, all cores, Spark.

It needs no database and no settings. ``answering`` asks one line, ``pieces`` cuts what there is to
read, ``cores`` spreads pieces over processes, and ``spark`` asks the same function on a cluster.
"""
