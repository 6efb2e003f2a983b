/* SPDX-License-Identifier: MIT */
/* The figures as they stand, kept as what was sent. */
#include "figures_priv.h"

#include "hub/base/str.h"
#include "hub/model/sent.h"

struct marking {
    const struct figures *f;
    const char *to_whom;
    struct arena *a;
};

static enum hub_rc next_number(
    struct hub *h, const struct marking *m, int64_t *out, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = figures_copies_read(h, m->f->hub, true, m->a, &list, err);
    *out = 1;
    if (rc == HUB_OK && list.count > 0) {
        *out = ((const struct sent_copy *)record_at(&list, 0))->number + 1;
    }
    return rc;
}

static enum hub_rc keep_numbers(
    struct hub *h, const struct marking *m, hub_id copy, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < m->f->count; i++) {
        struct sent_figure s;
        record_clear(&sent_figure_noun, &s);
        s.copy_id = copy;
        s.figure = m->f->items[i].figure->id;
        s.amount = m->f->items[i].number;
        rc = record_insert(h->store, &sent_figure_noun, &s, err);
    }
    return rc;
}

static enum hub_rc mark_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct marking *m = arg;
    struct sent_copy c;
    record_clear(&sent_copy_noun, &c);
    enum hub_rc rc = next_number(h, m, &c.number, err);
    c.hub_id = m->f->hub;
    c.from_date = m->f->days.from;
    c.to_date = m->f->days.to;
    c.sent_at = clock_now(&h->clock);
    c.sent_by = h->person;
    if (rc == HUB_OK && !str_empty(m->to_whom)) {
        rc = field_parse(
            noun_field(&sent_copy_noun, "to_whom"), &c, m->to_whom, hub_today(h), m->a, err);
    }
    rc = rc == HUB_OK ? record_insert(h->store, &sent_copy_noun, &c, err) : rc;
    rc = rc == HUB_OK ? keep_numbers(h, m, c.record.id, err) : rc;
    if (rc == HUB_OK) {
        store_label_record(h->store, c.record.id);
    }
    return rc;
}

enum hub_rc hub_figures_mark_sent(struct hub *h, hub_id hub, struct figures_days days,
    const char *to_whom, struct arena *a, struct figures *out, struct hub_err *err)
{
    struct txn_label label = {.verb = "add", .person = h->person, .noun = sent_copy_noun.name};
    struct marking m = {out, to_whom, a};
    enum hub_rc rc = access_check(h, VERB_WRITE, &sent_copy_noun, err);
    if (rc == HUB_OK && (!date_known(days.from) || !date_known(days.to))) {
        return hub_fail(err, HUB_EINVAL, "Say from which day to which day was sent.");
    }
    rc = rc == HUB_OK ? hub_figures(h, hub, days, a, out, err) : rc;
    rc = rc == HUB_OK ? hub_write(h, &label, mark_work, &m, err) : rc;
    return rc == HUB_OK ? hub_figures(h, hub, days, a, out, err) : rc;
}
