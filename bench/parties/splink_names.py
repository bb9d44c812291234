# Splink on the parties of bench/parties.ts: the same normal forms, parts and sounds, a Fellegi-Sunter model
# trained without labels, clusters by connected components. Reads a table of parties, writes the cluster of
# each party at every threshold asked for, and prints time, memory and the trained model as JSON.
#   python splink_names.py TABLE.csv CLUSTERS.csv 0.5 0.9 0.99
import json, logging, resource, sys, time

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_level_library as cll
import splink.comparison_library as cl

logging.disable(logging.WARNING)
source, target, *thresholds = sys.argv[1:]
start = time.time()
# Splink takes what is missing for no evidence, not for a value that two have in common.
parts = ", ".join(f"nullif({each}, '') as {each}" for each in ("brand", "trade", "place", "form", "sound"))
# A column of its own, since a session trains no comparison of whose column its blocking makes use.
parts += ", substr(brand, 1, 1) as head"
parties = duckdb.sql(f"select unique_id, whole, core, {parts} from read_csv('{source}', all_varchar=true)").df()


def either_holds(column):
    return cll.CustomLevel(
        f"contains({column}_l, {column}_r) or contains({column}_r, {column}_l)",
        label_for_charts=f"one {column} holds the other",
    )


settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="unique_id",
    blocking_rules_to_generate_predictions=[
        block_on("core"),
        block_on("brand", "place"),
        block_on("sound", "trade"),
        block_on("substr(core, 1, 3)", "place"),
        block_on("substr(core, 2, 4)", "place"),
        block_on("head", "place", "trade"),
        block_on("substr(brand, 2, 2)", "place", "trade"),
    ],
    comparisons=[
        cl.CustomComparison(
            output_column_name="brand",
            comparison_levels=[
                cll.NullLevel("brand"),
                cll.ExactMatchLevel("brand", term_frequency_adjustments=True),
                cll.CustomLevel("sound_l = sound_r", label_for_charts="sounds the same"),
                cll.LevenshteinLevel("brand", 1),
                cll.JaroWinklerLevel("brand", 0.9),
                cll.ElseLevel(),
            ],
        ),
        *(
            cl.CustomComparison(
                output_column_name=column,
                comparison_levels=[
                    cll.NullLevel(column),
                    cll.ExactMatchLevel(column, term_frequency_adjustments=True),
                    either_holds(column),
                    cll.ElseLevel(),
                ],
            )
            for column in ("trade", "place")
        ),
        cl.ExactMatch("form"),
    ],
)
linker = Linker(DuckDBAPI().register(parties), settings)
linker.training.estimate_probability_two_random_records_match(
    [block_on("core", "place"), block_on("sound", "trade", "place")], recall=0.6
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
# Each session trains what its own blocking does not fix.
linker.training.estimate_parameters_using_expectation_maximisation(block_on("brand"))
linker.training.estimate_parameters_using_expectation_maximisation(
    block_on("head", "place", "trade")
)
predicted = linker.inference.predict(threshold_match_probability=float(thresholds[0]))
clusters = {
    at: linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, float(at))
    .as_pandas_dataframe()
    .set_index("unique_id")["cluster_id"]
    for at in thresholds
}
seconds = time.time() - start
table = parties[["unique_id"]].copy()
for at, found in clusters.items():
    table[at] = table["unique_id"].map(found)
table.to_csv(target, index=False)
model = {
    comparison["output_column_name"]: {
        level.get("label_for_charts"): [level.get("m_probability"), level.get("u_probability")]
        for level in comparison["comparison_levels"]
        if not level.get("is_null_level")
    }
    for comparison in linker.misc.save_model_to_json()["comparisons"]
}
print(json.dumps({
    "version": f"Splink {splink.__version__} on DuckDB {duckdb.__version__}",
    "seconds": seconds,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "model": model,
}))
