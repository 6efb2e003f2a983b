/* SPDX-License-Identifier: MIT */
/* Units of calls, groups, training, buddies, supervision; the page for the liaison worker. */
#include "hub/base/str.h"
#include "hub/model/group.h"
#include "hub/model/training.h"
#include "hub/model/unit.h"
#include "hub/service/schemes.h"
#include "hub/service/units.h"
#include "plain_schemes_priv.h"
#include "plain_screens_priv.h"

/* --- a unit --- */

static void call_was(struct plain *p, hub_id id, const char *status)
{
    struct hub_err err;
    struct unit_view v;
    hub_id call;
    const struct unit_call was = {status, DATE_NONE, INT_NONE};
    if (hub_unit_call(p->h, id, &was, &call, &err) != HUB_OK ||
        hub_unit(p->h, id, p->a, &v, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "%s Calls %d of %d. u takes it back.", str_eq(status, "held") ? "Held." : "Missed.", v.held,
        v.agreed);
    plain_edit(p, &unit_session_noun, call); /* how long, another day */
}

static void end_or_again(struct plain *p, hub_id id, const struct unit_view *v)
{
    struct hub_err err;
    hub_id again;
    bool over = v->step == UNIT_OVER;
    const char *question = over                              ? "Begin another unit?"
                           : date_known(v->row.reviewed_on) ? "Finish this unit?"
                                                            : "It was not reviewed. Stop it?";
    if (!ask_yes(p, question)) {
        return;
    }
    say_done(p, over ? hub_unit_again(p->h, id, &again, &err) : hub_unit_end(p->h, id, &err), &err,
        over ? "Another unit has begun." : "It is over.");
}

static bool ask_unit(struct plain *p, void *arg)
{
    hub_id id = *(const hub_id *)arg;
    struct hub_err err;
    struct unit_view v;
    hub_date when;
    if (hub_unit(p->h, id, p->a, &v, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    const char *family = shown_name(p, v.family), *due = unit_due(&v, family, hub_today(p->h), p->a, &when);
    const char *lines[] = {"Calls, goals, review: all of it", "The next call was held",
        "The next call was missed", v.step == UNIT_OVER ? "Another unit" : "Finish the unit",
        "Open the unit"};
    static const char *const needs[] = {NULL, "write unit", "write unit", "write unit", NULL};
    int which = choose_met(p,
        arena_printf(p->a, "%s: %s.%s%s", family, unit_words(&v, hub_today(p->h), p->a),
            due ? " " : "", due ? due : ""),
        lines, needs, sizeof lines / sizeof *lines);
    if (which == 0) {
        plain_part_lines(p, part_find("unit", "unit"), id, NULL, NULL);
    } else if (which == 1 || which == 2) {
        call_was(p, id, which == 1 ? "held" : "missed");
    } else if (which == 3) {
        end_or_again(p, id, &v);
    } else if (which == 4) {
        plain_record(p, &unit_noun, id, NULL);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_unit(struct plain *p, hub_id id)
{
    plain_until_left(p, ask_unit, &id);
}

static void open_group(struct plain *p, hub_id id)
{
    plain_parts(p, &support_group_noun, id);
}

/* --- all of them --- */

void plain_schemes(struct plain *p, const void *unused)
{
    static const struct {
        const char *word, *title;
        const struct noun *noun;
        void (*open)(struct plain *p, hub_id id);
    } schemes[] = {{"units", "Units of calls with a parent consultant", &unit_noun, plain_unit},
        {"groups", "Groups and their meetings", &support_group_noun, open_group},
        {"training", "Training, and what is due", NULL, NULL}, {"buddies", "Buddies", NULL, NULL},
        {"supervision", "Supervision of peers and groups", NULL, NULL}};
    enum { SCHEMES = sizeof schemes / sizeof *schemes };
    const char *titles[SCHEMES];
    (void)unused;
    for (size_t i = 0; i < SCHEMES; i++) {
        titles[i] = schemes[i].title;
    }
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, "Which?", titles, SCHEMES);
        if (which >= 0) {
            plain_part_lines(p, part_find("hub", schemes[which].word), hub_shown(p->h),
                schemes[which].noun, schemes[which].open);
        }
    }
}

static void agree(struct plain *p)
{
    struct hub_err err;
    struct assignment set[SUPPORT_SET];
    size_t count;
    if (hub_agreed_set(p->h, hub_shown(p->h), p->a, set, &count, &err) == HUB_OK) {
        plain_add(p, &supervision_noun, set, count);
    } else {
        say_error(p, &err);
    }
}

void plain_supervision(struct plain *p, const void *unused)
{
    static const char *const lines[] = {"Read the page, print it", "Write down what you agree",
        "What is agreed and open, and earlier meetings"};
    static const char *const needs[] = {NULL, "write supervision", NULL};
    (void)unused;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_met(p, "The meeting with the liaison worker", lines, needs, sizeof lines / sizeof *lines);
        if (which == 0) {
            plain_print(p, "supervision", NULL);
        } else if (which == 1) {
            agree(p);
        } else if (which == 2) {
            plain_part_lines(p, part_find("hub", "supervision"), hub_shown(p->h), NULL, NULL);
        }
    }
}
