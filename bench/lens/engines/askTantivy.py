"""Tantivy for bench/lens/engines/tantivy.ts: one JSON line in, one JSON line out.

{"load": FILE, "folder": FOLDER} indexes a spool of records; {"ask": QUERY} answers it with its count,
the first hits and the facets, and says how many milliseconds that took inside this process.
"""

import json
import sys
import time

import tantivy

FACET_SIZES = json.loads(sys.argv[1])
TITLE_WEIGHT = float(sys.argv[2])
TOP = int(sys.argv[3])
HEAP_BYTES = 2_000_000_000
NUMBERS = {"year"}

builder = tantivy.SchemaBuilder()
for name in ("title", "abstract"):
    builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
for name in FACET_SIZES:
    if name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    else:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
builder.add_unsigned_field("number", fast=True)
SCHEMA = builder.build()

# Each segment offers its ten times as many largest values, so counts are exact while there is one segment.
FACETS = {name: {"terms": {"field": name, "size": size}} for name, size in FACET_SIZES.items()}

Query = tantivy.Query
Occur = tantivy.Occur


def load(file, folder):
    index = tantivy.Index(SCHEMA, path=folder)
    writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            writer.add_document(tantivy.Document.from_dict(record, SCHEMA))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher()


def either(make):
    """What `make` gives for the title, which weighs more, or for the abstract."""
    title = Query.boost_query(make("title"), TITLE_WEIGHT)
    return [(Occur.Should, title), (Occur.Should, make("abstract"))]


def term(word):
    return either(lambda field: Query.term_query(SCHEMA, field, word))


def query_of(query):
    match = query["match"]
    op = match["op"]
    if op == "phrase":
        words = match["words"]
        found = Query.boolean_query(either(lambda field: Query.phrase_query(SCHEMA, field, words)))
    elif op == "prefix":
        pattern = match["prefix"] + ".*"
        found = Query.boolean_query(either(lambda field: Query.regex_query(SCHEMA, field, pattern)))
    elif op == "or":
        found = Query.boolean_query([part for word in match["words"] for part in term(word)])
    elif len(match["words"]) == 1:
        found = Query.boolean_query(term(match["words"][0]))
    else:
        parts = [Query.boolean_query(term(word)) for word in match["words"]]
        found = Query.boolean_query([(Occur.Must, part) for part in parts])
    wanted = query.get("filter")
    if wanted is None:
        return found
    district = Query.term_query(SCHEMA, "district", wanted["district"], index_option="basic")
    years = Query.range_query(SCHEMA, "year", tantivy.FieldType.Unsigned, lower_bound=wanted["yearFrom"])
    filters = [Query.const_score_query(part, 0.0) for part in (district, years)]
    return Query.boolean_query([(Occur.Must, part) for part in (found, *filters)])


def ask(searcher, query):
    started = time.perf_counter()
    found = query_of(query)
    top = searcher.search(found, limit=TOP, count=False).hits
    answer = searcher.aggregate(found, FACETS)
    milliseconds = (time.perf_counter() - started) * 1000
    # Every record has one kind, and there are few.
    count = sum(each["doc_count"] for each in answer["kind"]["buckets"])
    facets = {name: [each["doc_count"] for each in answer[name]["buckets"]] for name in FACETS}
    return {
        "count": count,
        "top": searcher.fast_field_values("number", [address for _, address in top]),
        "facets": facets,
        "milliseconds": milliseconds,
    }


searcher = None
for line in sys.stdin:
    message = json.loads(line)
    try:
        if "load" in message:
            searcher = load(message["load"], message["folder"])
            reply = {"segments": searcher.num_segments}
        else:
            reply = ask(searcher, message["ask"])
    except Exception as error:  # Whatever it is belongs to the caller.
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
