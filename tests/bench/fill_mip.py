# SPDX-License-Identifier: MIT
# fill_mip.py CASE.json: the same problem as a mixed-integer one, in the LP format, for a general solver.
import json
import sys

case = json.load(open(sys.argv[1]))
families, hosts, weekends, weights = case["families"], case["carers"], case["weekends"], case["weights"]
past = case.get("fixed_before") or 0
base = {tuple(b) for b in case["base"]}
stay = {}  # (family, host, weekend): its variable
cost, rows, fixed = [], [], []


def total(names):
    return " + ".join(names)


def price(f, h, w):
    wish = 0 if w in families[f]["preferred"] else weights["disliked" if w in families[f]["disliked"] else "neutral"]
    return wish + (0 if h == families[f]["carer_known"] else weights["unknown_carer"])


for f, family in enumerate(families):
    for h, host in enumerate(hosts):
        for w in range(weekends):
            never = (
                h in family["carers_no"] or w in family["blocked"] or w in host["leave"]
                or w - family["last"] < family["gap"]
                or family["children"] > min(host["beds"], case["max_children"][w])
            )
            if (w < past and (f, h, w) not in base) or (w >= past and never):
                continue
            stay[f, h, w] = "x_%d_%d_%d" % (f, h, w)
            if w < past:
                fixed.append(stay[f, h, w])
            kept = weights["dropped"] if w >= past and (f, h, w) in base else 0
            cost.append((price(f, h, w) - weights["unmet"] * family["priority"] - kept, stay[f, h, w]))

always = sum(weights["unmet"] * f["priority"] * f["entitled"] for f in families)
always += weights["dropped"] * sum(w >= past for _, _, w in base)
cost += [(always, "one"), (weights["spread"], "most"), (-weights["spread"], "least")]


def on(f, w):
    return [stay[f, h, w] for h in range(len(hosts)) if (f, h, w) in stay]


for f, family in enumerate(families):
    all_of = [name for w in range(weekends) for name in on(f, w)]
    share = 120 // family["entitled"]
    given = " + ".join("%d %s" % (share, name) for name in all_of) or "0 one"
    rows += [given + " - most <= 0", given + " - least >= 0"]
    if all_of:
        rows.append(total(all_of) + " <= %d" % family["entitled"])
    for w in range(weekends):
        near = [name for k in range(w, min(weekends, w + family["gap"])) for name in on(f, k)]
        if len(near) > 1:
            rows.append(total(near) + " <= 1")

for h, host in enumerate(hosts):
    opens = ["y_%d_%d" % (h, w) for w in range(weekends)]
    for w in range(weekends):
        here = [f for f in range(len(families)) if (f, h, w) in stay]
        beds = " + ".join("%d %s" % (families[f]["children"], stay[f, h, w]) for f in here)
        if here:
            rows.append(beds + " - %d %s <= 0" % (host["beds"], opens[w]))
        rows += ["%s - %s <= 0" % (stay[f, h, w], opens[w]) for f in here]
        rows += ["%s + %s <= 1" % (stay[a, h, w], stay[b, h, w])
                 for a, b in case["apart_house"] if a in here and b in here]
    rows.append(total(opens) + " <= %d" % host["max_weekends"])
    rows.append(total(opens) + " - over_%d <= %d" % (h, host["target_weekends"]))
    cost.append((weights["over_target"], "over_%d" % h))
    run = host["max_consecutive"]
    for w in range(max(past - run, 0), weekends - run):
        rows.append(total(opens[w:w + run + 1]) + " <= %d" % run)
    if host["run_before"] and past == 0:
        rows.append(total(opens[:max(run - host["run_before"], 0) + 1]) + " <= %d" % max(run - host["run_before"], 0))

for w in range(weekends):
    children = " + ".join("%d %s" % (families[f]["children"], name) for f in range(len(families)) for name in on(f, w))
    if children:
        rows.append(children + " <= %d" % case["max_children"][w])
    rows += [total(on(a, w) + on(b, w)) + " <= 1" for a, b in case["apart_weekend"] if on(a, w) and on(b, w)]

print("Minimize\n cost:", "\n ".join("%+d %s" % term for term in cost))
print("Subject To")
for i, row in enumerate(rows):
    print(" r%d: %s" % (i, row.replace(" + ", "\n  + ")))
print("Bounds\n one = 1\n least >= 0")
for name in fixed:
    print(" %s = 1" % name)
print("Binaries")
for name in list(stay.values()) + ["y_%d_%d" % (h, w) for h in range(len(hosts)) for w in range(weekends)]:
    print(" " + name)
print("End")
