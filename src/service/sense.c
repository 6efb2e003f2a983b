/* SPDX-License-Identifier: MIT */
/* What no single field can say: two fields of a record that do not go together. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include "hub_priv.h"
#include "series_priv.h"

#include <string.h>

enum { WEEK = 7 }; /* days */

enum order_kind { MAY_BE_EQUAL, MUST_BE_LATER };

static const struct {
    const char *noun, *first, *last;
    enum order_kind kind;
} orders[] = {
    {"stay", "arrive", "leave", MUST_BE_LATER},
    {"away", "from_date", "to_date", MAY_BE_EQUAL},
    {"closure", "from_date", "to_date", MAY_BE_EQUAL},
    {"event", "starts", "ends", MAY_BE_EQUAL},
    {"family", "joined", "left_on", MAY_BE_EQUAL},
    {"unit", "assessed_on", "reviewed_on", MAY_BE_EQUAL},
    {"supervision", "held_on", "due", MAY_BE_EQUAL},
    {"training", "held_on", "until", MAY_BE_EQUAL},
    {"buddy", "began_on", "ended_on", MAY_BE_EQUAL},
    {"service", "used_on", "until", MAY_BE_EQUAL},
};

static const struct {
    const char *noun, *column;
    int weekday;
    const char *called;
} days[] = {
    {"wish", "weekend", FRI, "Friday"},
    {"weekend", "weekend", FRI, "Friday"},
    {"tick", "week", MON, "Monday"},
};

static bool in_order(const struct field *first, const struct field *last, const void *rec,
    enum order_kind kind, struct arena *a)
{
    const char *x = field_text(first, rec, a), *y = field_text(last, rec, a);
    if (str_empty(x) || str_empty(y)) {
        return true;
    }
    int order = strcmp(x, y); /* ISO texts stand in the order of time */
    return kind == MUST_BE_LATER ? order < 0 : order <= 0;
}

static enum hub_rc sense_orders(const struct noun *n, const void *rec, const struct field **at,
    struct arena *a, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (strcmp(orders[i].noun, n->name) != 0) {
            continue;
        }
        const struct field *first = noun_field(n, orders[i].first);
        const struct field *last = noun_field(n, orders[i].last);
        if (in_order(first, last, rec, orders[i].kind, a)) {
            continue;
        }
        *at = last;
        return hub_fail(err, HUB_EINVAL, "%s (%s) is before %s (%s).", last->label,
            field_shown(last, rec, a), first->label, field_shown(first, rec, a));
    }
    return HUB_OK;
}

/* Sat and Sun belong to the Friday before, Mon to Thu to the one to come; a week begins on its Monday. */
static hub_date meant_day(hub_date d, int weekday)
{
    int back = (date_weekday(d) - weekday + WEEK) % WEEK;
    bool ahead = weekday == FRI && back > 2;
    return date_add(d, ahead ? WEEK - back : -back);
}

static enum hub_rc sense_days(
    const struct noun *n, const void *rec, const struct field **at, struct hub_err *err)
{
    char day[DATE_TEXT], meant[DATE_TEXT];
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const struct field *f = strcmp(days[i].noun, n->name) == 0 ? noun_field(n, days[i].column) : NULL;
        if (!f || field_is_empty(f, rec)) {
            continue;
        }
        hub_date d = *(const hub_date *)(const void *)((const char *)rec + f->offset);
        if (date_weekday(d) != days[i].weekday) {
            *at = f;
            return hub_fail(err, HUB_EINVAL, "%s: %s is not a %s. Is %s meant?", f->label,
                date_medium(d, day), days[i].called,
                date_medium(meant_day(d, days[i].weekday), meant));
        }
    }
    return HUB_OK;
}

/* A dose or a time that says nothing: the sheet has to say what the label says (DOMAIN 2.4). */
static const struct {
    const char *noun, *column;
} exact[] = {{"medicine", "dose"}, {"medicine", "route"}, {"medicine", "most_in_a_day"},
    {"dose", "amount"}, {"count", "amount"}};
static const char *const empty_words[] = {
    "as directed", "as prescribed", "as instructed", "as required", "as per label", "as usual"};

static enum hub_rc sense_exact(const struct noun *n, const void *rec, const struct field **at,
    struct arena *a, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
        const struct field *f = strcmp(exact[i].noun, n->name) == 0 ? noun_field(n, exact[i].column) : NULL;
        const char *text = f && !field_is_empty(f, rec) ? utf8_fold(a, field_text(f, rec, a)) : "";
        for (size_t k = 0; k < sizeof empty_words / sizeof *empty_words; k++) {
            if (f && strstr(text, empty_words[k])) {
                *at = f;
                return hub_fail(err, HUB_EINVAL,
                    "%s: \"%s\" does not say how much. Please write it out, as 5 ml or 1 tablet; "
                    "the chemist on the label can tell you.",
                    f->label, empty_words[k]);
            }
        }
    }
    return HUB_OK;
}

/* One of the two has to be there. */
static const struct {
    const char *noun, *one, *other, *sentence;
} eithers[] = {
    {"buddy", "family_id", "newcomer_id", "Who gets a buddy? Name the family, or who is new."},
};

static enum hub_rc sense_eithers(
    const struct noun *n, const void *rec, const struct field **at, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof eithers / sizeof *eithers; i++) {
        if (strcmp(eithers[i].noun, n->name) != 0) {
            continue;
        }
        *at = noun_field(n, eithers[i].one);
        if (field_is_empty(*at, rec) && field_is_empty(noun_field(n, eithers[i].other), rec)) {
            return hub_fail(err, HUB_EINVAL, "%s", eithers[i].sentence);
        }
    }
    return HUB_OK;
}

enum hub_rc record_sense(
    const struct noun *n, const void *rec, const struct field **at, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    const struct field *blamed;
    enum hub_rc rc = sense_orders(n, rec, at ? at : &blamed, scratch, err);
    if (rc == HUB_OK) {
        rc = sense_days(n, rec, at ? at : &blamed, err);
    }
    if (rc == HUB_OK) {
        rc = series_sense(n, rec, at ? at : &blamed, scratch, err);
    }
    if (rc == HUB_OK) {
        rc = sense_eithers(n, rec, at ? at : &blamed, err);
    }
    if (rc == HUB_OK) {
        rc = sense_exact(n, rec, at ? at : &blamed, scratch, err);
    }
    arena_destroy(scratch);
    return rc;
}

enum hub_rc record_complete(const struct noun *n, const void *rec, struct hub_err *err)
{
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if ((f->flags & FIELD_REQUIRED) && field_is_empty(f, rec)) {
            return hub_fail(err, HUB_EINVAL, "%s is missing. %s", f->label, f->help ? f->help : "");
        }
    }
    return HUB_OK;
}
