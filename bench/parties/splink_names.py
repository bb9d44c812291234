# Splink on the names of bench/parties.ts: the same normal forms, a Fellegi-Sunter model trained without
# labels, clusters by connected components. Prints time, memory, precision and recall.
import logging, resource, sys, time
from collections import Counter

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_library as cl

logging.disable(logging.WARNING)
start = time.time()
names = duckdb.read_csv(sys.argv[1], all_varchar=True).df()
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="unique_id",
    blocking_rules_to_generate_predictions=[
        block_on("core"),
        block_on("brand", "place"),
        block_on("substr(core, 1, 3)", "place"),
        block_on("substr(core, 2, 4)", "place"),
    ],
    comparisons=[
        cl.JaroWinklerAtThresholds("brand", [0.95, 0.88]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("trade").configure(term_frequency_adjustments=True),
        cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("form"),
    ],
)
linker = Linker(DuckDBAPI().register(names), settings)
linker.training.estimate_probability_two_random_records_match([block_on("whole")], recall=0.3)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
# Each session trains what its own blocking does not fix.
linker.training.estimate_parameters_using_expectation_maximisation(block_on("substr(whole, 1, 5)"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("brand"))
predicted = linker.inference.predict(threshold_match_probability=0.9)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.95)
table = clusters.as_pandas_dataframe()
seconds = time.time() - start

pairs = lambda counter: sum(n * (n - 1) // 2 for n in counter.values())
found = Counter(table["cluster_id"])
truth = Counter(table["entity"])
both = Counter(zip(table["cluster_id"], table["entity"]))
hits = pairs(both)
cubed_precision = sum(n * n / found[c] for (c, _), n in both.items()) / len(table)
cubed_recall = sum(n * n / truth[e] for (_, e), n in both.items()) / len(table)
print(f"Splink {splink.__version__} on DuckDB {duckdb.__version__}: {seconds:.1f} s, "
      f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
print(f"pair precision {hits / max(1, pairs(found)):.4f}, pair recall {hits / max(1, pairs(truth)):.4f}, "
      f"B3 precision {cubed_precision:.4f}, B3 recall {cubed_recall:.4f}")
