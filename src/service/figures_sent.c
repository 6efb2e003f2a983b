/* SPDX-License-Identifier: MIT */
/* A copy as it was sent, and what the same days say now. */
#include "figures_priv.h"

#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/model/sent.h"

/* --- what has changed since ------------------------------------------------------------ */

struct late {
    struct hub *h;
    const struct figure_row *figure;
    struct figure_span span;
    int64_t sent;  /* where in the journal the copy stands */
    int64_t added; /* what records that were written since add */
    enum hub_rc rc;
    struct hub_err *err;
};

static void note_late(void *arg, const struct count_row *row)
{
    struct late *l = arg;
    int64_t adds = figure_takes(l->figure, row) ? figure_adds(l->figure, row, &l->span) : 0;
    int64_t written;
    if (adds == 0 || l->rc != HUB_OK) {
        return;
    }
    l->rc = count_written(l->h->store, l->figure->noun->table, row->id, &written, l->err);
    if (l->rc == HUB_OK && written > l->sent) {
        l->added += adds;
    }
}

/* "+1 call, late entry", "-2 nights, put right since" */
static const char *since_words(
    const struct figure *f, int64_t differs, int64_t late, struct arena *a)
{
    long long many = differs < 0 ? -differs : differs;
    const char *why = late == differs && differs == 1 ? "late entry"
                      : late == differs               ? "late entries"
                                                      : "put right since";
    return arena_printf(
        a, "%c%lld %s, %s", differs < 0 ? '-' : '+', many, many == 1 ? f->one : f->many, why);
}

static enum hub_rc tell_since(struct hub *h, struct figures *out, size_t i, struct arena *a,
    struct hub_err *err)
{
    struct figure_number *n = &out->items[i];
    const struct figure_row *row = &figure_rows[i];
    struct late l = {.h = h,
        .figure = row,
        .span = figure_span_of(h, out->days),
        .err = err};
    l.rc = count_written(h->store, sent_copy_noun.table, out->sent.id, &l.sent, err);
    bool records = row->measure != MEASURE_WHO && row->measure != MEASURE_FAMILIES;
    for (int source = 0; records && l.rc == HUB_OK && source < COUNT_SOURCES; source++) {
        if (row->sources & 1U << source) {
            enum hub_rc rc = figure_source(
                h, out->hub, (enum count_source)source, &l.span, note_late, &l, err);
            l.rc = l.rc == HUB_OK ? rc : l.rc;
        }
    }
    n->since = since_words(n->figure, n->number - n->sent, l.added, a);
    return l.rc;
}

static enum hub_rc read_sent_numbers(
    struct hub *h, struct arena *a, struct figures *out, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {0};
    query_is(&q, "copy_id", out->sent.id);
    enum hub_rc rc = record_list(h->store, &sent_figure_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct sent_figure *s = record_at(&list, i);
        for (size_t k = 0; k < out->count; k++) {
            if (str_eq(out->items[k].figure->id, s->figure)) {
                out->items[k].sent = s->amount;
            }
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < out->count; i++) {
        if (out->items[i].sent != INT_NONE && out->items[i].sent != out->items[i].number) {
            out->sent.differs++;
            rc = tell_since(h, out, i, a, err);
        }
    }
    return rc;
}

/* --- the copies there are ----------------------------------------------------------------- */

enum hub_rc figures_copies_read(struct hub *h, hub_id hub, bool any, struct arena *a,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "-number", .any = any};
    query_is(&q, "hub_id", hub);
    return record_list(h->store, &sent_copy_noun, &q, a, out, err);
}

enum hub_rc figures_sent_read(
    struct hub *h, struct arena *a, struct figures *out, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = figures_copies_read(h, out->hub, false, a, &list, err);
    out->sent = (struct figures_sent){.id = ID_NONE, .at = STAMP_NONE, .by = "", .to_whom = ""};
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct sent_copy *c = record_at(&list, i);
        if (c->from_date.d != out->days.from.d || c->to_date.d != out->days.to.d) {
            continue;
        }
        out->sent = (struct figures_sent){.id = c->record.id,
            .number = (int32_t)c->number,
            .at = c->sent_at,
            .by = id_known(c->sent_by) ? record_name(h->store, &person_noun, c->sent_by, a) : "",
            .to_whom = c->to_whom ? c->to_whom : ""};
        return read_sent_numbers(h, a, out, err);
    }
    return rc;
}

const char *figures_sent_words(const struct figures_sent *s, struct arena *a)
{
    char day[DATE_TEXT];
    struct sb b = sb_on(a);
    if (!id_known(s->id)) {
        return "";
    }
    sb_addf(&b, "Copy %d, sent", s->number);
    if (stamp_known(s->at)) {
        sb_addf(&b, " %s", date_medium(stamp_date(s->at), day));
    }
    if (!str_empty(s->by)) {
        sb_addf(&b, " by %s", s->by);
    }
    if (!str_empty(s->to_whom)) {
        sb_addf(&b, " to %s", s->to_whom);
    }
    return sb_str(&b);
}
