/* SPDX-License-Identifier: MIT */
/* Whether a risk sheet is another than the one that was signed. */
#include "hub/model/journal.h"
#include "hub/model/record.h"
#include "risk_priv.h"

struct since {
    struct hub *h;
    int64_t signed_at; /* where the journal was when it was signed */
    struct arena *a;
    bool changed;
};

static enum hub_rc look(struct since *s, const char *table, hub_id row, struct hub_err *err)
{
    struct journal_cell cell = {.table = table, .row = row};
    struct journal_touch_ask any = {.person = s->h->person, .own_too = true};
    struct journal_txn txn;
    bool found = false;
    enum hub_rc rc = journal_touched_since(
        s->h->store, &cell, s->signed_at, &any, s->a, &found, &txn, err);
    s->changed = s->changed || (rc == HUB_OK && found);
    return rc;
}

static enum hub_rc look_at_lines(struct since *s, hub_id sheet, bool removed, struct hub_err *err)
{
    struct record_query q = {.removed = removed};
    struct record_list lines;
    query_is(&q, "risk_sheet_id", sheet);
    enum hub_rc rc = record_list(s->h->store, &risk_line_noun, &q, s->a, &lines, err);
    for (size_t i = 0; rc == HUB_OK && !s->changed && i < lines.count; i++) {
        const struct risk_line *l = record_at(&lines, i);
        rc = look(s, risk_line_noun.table, l->record.id, err);
    }
    return rc;
}

enum hub_rc risk_changed_since(struct hub *h, const struct risk_sheet *sheet, struct arena *a,
    bool *changed, struct hub_err *err)
{
    struct since s = {.h = h, .a = a};
    struct journal_txn txn;
    bool found = false;
    hub_id id = sheet->record.id;
    enum hub_rc rc = journal_step_since(
        h->store, risk_sheet_noun.table, id, "signed_on", 0, a, &found, &txn, err);
    if (rc == HUB_OK && found) { /* else it was signed on paper, and keyed in since */
        s.signed_at = txn.applied;
        rc = look(&s, risk_sheet_noun.table, id, err);
        rc = rc == HUB_OK ? look_at_lines(&s, id, false, err) : rc;
        rc = rc == HUB_OK ? look_at_lines(&s, id, true, err) : rc;
    }
    *changed = s.changed;
    return rc;
}
