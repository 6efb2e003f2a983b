/* SPDX-License-Identifier: MIT */
/* What a risk sheet has that last year's had not, what it says otherwise, what it left out. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/record.h"
#include "risk_priv.h"

static bool same_text(const char *x, const char *y, struct arena *a)
{
    return str_eq(utf8_fold(a, str_trim(a, x ? x : "")), utf8_fold(a, str_trim(a, y ? y : "")));
}

/* The same thing that could go wrong, whatever is done about it. */
static const struct risk_line *was(
    const struct risk_line *l, const struct record_list *before, struct arena *a)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct risk_line *b = record_at(before, i);
        if (same_text(l->hazard, b->hazard, a) && same_text(l->activity, b->activity, a)) {
            return b;
        }
    }
    return NULL;
}

static bool says_otherwise(const struct risk_line *l, const struct risk_line *b, struct arena *a)
{
    return !same_text(l->action, b->action, a) || !same_text(l->who, b->who, a) ||
           !same_text(l->by_whom, b->by_whom, a) || l->likely != b->likely || l->harm != b->harm ||
           l->likely_after != b->likely_after || l->harm_after != b->harm_after;
}

static const char *in_words(int new, int changed, size_t left_out, struct arena *a)
{
    const struct {
        int count;
        const char *word;
    } parts[] = {{new, "new"}, {changed, "changed"}, {(int)left_out, "left out"}};
    struct sb b = sb_on(a);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count) {
            sb_addf(&b, "%s%d %s", b.len ? ", " : "", parts[i].count, parts[i].word);
        }
    }
    return b.len ? sb_str(&b) : "nothing is changed";
}

enum hub_rc risk_since(struct hub *h, const struct risk_known *like, struct risk_view *v,
    struct arena *a, struct hub_err *err)
{
    struct record_query q = {.order = "number,id"};
    struct record_list before;
    int new = 0, changed = 0;
    query_is(&q, "risk_sheet_id", like->sheet);
    enum hub_rc rc = record_list(h->store, &risk_line_noun, &q, a, &before, err);
    if (rc != HUB_OK || before.count == 0 || v->count == 0) {
        return rc;
    }
    v->marks = arena_array(a, v->count, sizeof *v->marks);
    for (size_t i = 0; i < v->count; i++) {
        const struct risk_line *b = was(&v->lines[i], &before, a);
        bool other = b && says_otherwise(&v->lines[i], b, a);
        v->marks[i] = !b ? "new" : other ? "changed" : "";
        new += !b;
        changed += other;
    }
    size_t kept = v->count - (size_t)new;
    v->since = arena_printf(a, "Since %s: %s.", v->like_name,
        in_words(new, changed, before.count > kept ? before.count - kept : 0, a));
    return HUB_OK;
}
