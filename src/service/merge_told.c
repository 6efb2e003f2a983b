/* SPDX-License-Identifier: MIT */
/* A homecoming as one step: what it changed, and how it is told. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "merge_work_priv.h"

/* Steps that cannot be taken back stay, whoever brought them. */
static bool stays(const char *verb)
{
    return str_part_index("export|erase|worry|pin|sign in|number|take|lost|found", verb) >= 0;
}

static void add_all(
    struct arena *a, const struct journal_changes *some, struct journal_changes *out, size_t *cap)
{
    for (size_t i = 0; i < some->count; i++) {
        arena_grow(a, &out->items, out->count, cap, sizeof *out->items);
        out->items[out->count++] = some->items[i];
    }
}

enum hub_rc merge_changes(struct hub *h, int64_t site, int64_t seq, struct arena *a,
    struct journal_changes *out, struct hub_err *err)
{
    struct merge_steps steps;
    struct journal_changes some;
    size_t cap = 0;
    *out = (struct journal_changes){0};
    enum hub_rc rc = merge_steps_of(h->store, site, seq, a, &steps, err);
    for (size_t i = 0; rc == HUB_OK && i < steps.count; i++) {
        const struct merge_step *t = &steps.items[i];
        if (!stays(t->verb)) {
            rc = journal_txn_changes(h->store, t->site, t->seq, a, &some, err);
            add_all(a, &some, out, &cap);
        }
    }
    rc = rc == HUB_OK ? journal_txn_changes(h->store, site, seq, a, &some, err) : rc;
    if (rc == HUB_OK) {
        add_all(a, &some, out, &cap);
    }
    return rc;
}

const char *merge_which(struct hub *h, hub_id homecoming, struct arena *a)
{
    struct homecoming home;
    struct pack pack;
    struct hub_err ignored;
    bool known = record_get(h->store, &homecoming_noun, homecoming, a, &home, &ignored) == HUB_OK &&
                 record_get(h->store, &pack_noun, home.pack_id, a, &pack, &ignored) == HUB_OK;
    return known ? arena_printf(a, "brought copy %lld home", (long long)pack.number)
                 : "brought a copy home";
}

const char *merge_words(struct hub *h, const struct journal_txn *txn, struct arena *a)
{
    int64_t steps = 0;
    struct hub_err ignored;
    (void)merge_steps_changed(h->store, txn->site, txn->seq, &steps, &ignored);
    return arena_printf(a, "%s: %lld %s", merge_which(h, txn->record, a), (long long)steps,
        words_many(steps, "change", "changes"));
}
