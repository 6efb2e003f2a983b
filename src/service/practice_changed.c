/* SPDX-License-Identifier: MIT */
/* What families used elsewhere, before they joined and since; stories without names. */
#include "hub/base/str.h"
#include "hub/model/figures.h"
#include "hub/model/record.h"
#include "practice_priv.h"

enum { BEFORE_LEAST = 2, BEFORE_MOST = 5, AFTER_MOST = 2, YEAR_DAYS = 365, SALT = 0x5EED };

// clang-format off
static const char *const services[] = {"Adoption support social worker", "CAMHS", "Educational psychologist", "Family therapy", "Early help"};
static const char *const outcomes[] = {"used", "used", "used", "asked for", "waiting", "refused"};
static const struct { const char *kind, *title, *before, *during, *after, *quote; } stories[] = {
    {"story", "A night that went well", "Nobody had slept elsewhere since the move; bedtimes took two hours.",
        "Three tea visits, then one night with the own pillow and the own song.", "A night a month, and the parents went to the pictures.",
        "I did not know we were allowed to be tired."},
    {"what changed", "Coffee moved to Saturdays", NULL, "Half of the families work on weekdays, so we asked, and moved it.", "Nearly twice as many come.", NULL},
    {"learning", "Ring before the holidays", NULL, "Most emergencies came in the first week of a holiday.", "We ring everybody the week before now.", NULL},
    {"story", "School, together", "Meetings ended in tears at the gate.", "We went along, wrote the three questions down first, and had tea after.",
        "The school has a quiet corner, and somebody who waits there.", NULL},
};
// clang-format on

static void put_service(struct practice *p, const struct p_family *f, hub_date day, bool before)
{
    struct service_used s;
    CLEAR(service_used, s);
    s.family_id = f->id;
    s.child_id = p_chance(p, 60) ? f->children[p_any(p, f->child_count)].id : ID_NONE;
    s.service = ONE_OF(p, services);
    s.outcome = before ? ONE_OF(p, outcomes) : p_chance(p, 25) ? "not needed" : "used";
    s.used_on = day;
    if (str_eq(s.outcome, "used")) {
        s.times = p_between(p, 1, before ? 6 : 3);
        s.hours = s.times;
    }
    p_put(p, &service_used_noun, &s);
}

static void put_services(struct practice *p, const struct p_family *f)
{
    int before = p_between(p, BEFORE_LEAST, BEFORE_MOST), after = p_any(p, AFTER_MOST + 1);
    int since = date_diff(p->today, f->joined);
    for (int i = 0; i < before; i++) {
        put_service(p, f, date_add(f->joined, -p_between(p, 10, YEAR_DAYS - 10)), true);
    }
    for (int i = 0; i < after && since > 1; i++) {
        put_service(p, f, date_add(f->joined, p_between(p, 1, since)), false);
    }
}

/* One every other month, the newest last month's. */
static void put_stories(struct practice *p)
{
    int y, m, d;
    date_to_ymd(p->today, &y, &m, &d);
    hub_date month = date_add_months(date_from_ymd(y, m, 1), -1);
    for (int i = 0; i < COUNT(stories); i++, month = date_add_months(month, -2)) {
        struct story s;
        CLEAR(story, s);
        s.hub_id = p->hub;
        s.month = month;
        s.kind = stories[i].kind;
        s.title = stories[i].title;
        s.before_words = stories[i].before;
        s.during_words = stories[i].during;
        s.after_words = stories[i].after;
        s.quote = stories[i].quote;
        p_put(p, &story_noun, &s);
    }
}

/* By chances of its own: what else the same seed gives stays as it is. */
void practice_changed(struct practice *p)
{
    uint64_t before = p->random;
    p->random ^= SALT;
    for (int i = 0; i < p->family_count && !p->busy; i++) {
        put_services(p, &p->families[i]);
    }
    if (!p->busy) {
        put_stories(p);
    }
    p->random = before;
}
