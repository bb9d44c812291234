"""The pairs of near-duplicates that datasketch finds in a file of one normalised text a line."""

import json
import re
import sys
import time

from datasketch import MinHash, MinHashLSH

TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")

start = time.perf_counter()
lsh = MinHashLSH(threshold=0.7, num_perm=64, params=(16, 4))
pairs = set()
with open(sys.argv[1], encoding="utf-8") as file:
    for index, line in enumerate(file):
        tokens = TOKEN.findall(line)
        shingles = {" ".join(tokens[at : at + 4]) for at in range(len(tokens) - 3)}
        sketch = MinHash(num_perm=64, seed=1)
        sketch.update_batch([shingle.encode() for shingle in shingles])
        for other in lsh.query(sketch):
            pairs.add((other, index))
        lsh.insert(index, sketch, check_duplication=False)
print(json.dumps({"seconds": time.perf_counter() - start, "pairs": sorted(pairs)}))
