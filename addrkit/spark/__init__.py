"""Past one machine: Spark's data frames verified, and gazetteers of many sources built, on the workers of a cluster.

Needs the extra `spark` (PySpark) and Java.
"""

from addrkit.spark.shards import ShardBuilt, ShardPlan, build
from addrkit.spark.verifying import accumulator_of, verify

__all__ = ["ShardBuilt", "ShardPlan", "accumulator_of", "build", "verify"]
