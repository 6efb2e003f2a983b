/* SPDX-License-Identifier: MIT */
/* A time of a register that was taken back: the line stays, and says who did it. */
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/record.h"
#include "register_priv.h"

static const char *words(struct hub *h, const struct journal_txn *back, struct arena *a)
{
    char time[DATE_TEXT];
    return arena_printf(a, "taken back %s by %s", tod_iso(wall_tod(stamp_to_wall(back->at)), time),
        record_name(h->store, &person_noun, back->person, a));
}

enum hub_rc register_taken_back(struct hub *h, const struct register_line *l, struct arena *a,
    const char **said, struct hub_err *err)
{
    static const char *const columns[] = {"in_at", "out_at", "status"};
    enum hub_rc rc = HUB_OK;
    struct journal_txn last = {.verb = ""}, txn;
    for (size_t i = 0; rc == HUB_OK && i < sizeof columns / sizeof *columns; i++) {
        bool found = false;
        rc = journal_step_since(h->store, register_line_noun.table, l->record.id, columns[i],
            last.applied, a, &found, &txn, err);
        if (rc == HUB_OK && found) {
            last = txn;
        }
    }
    *said = rc == HUB_OK && str_eq(last.verb, "undo") ? words(h, &last, a) : "";
    return rc;
}
