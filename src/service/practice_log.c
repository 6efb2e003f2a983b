/* SPDX-License-Identifier: MIT */
/*
 * The log: 25 to 35 entries a week (DOMAIN 6), put together from parts and the
 * families' names. Written in order of time; the id of each carries its time.
 */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/record.h"
#include "practice_priv.h"

#include <stdlib.h>
#include <string.h>

struct part {
    const char *kind;
    int least, most;  /* minutes */
    const char *fact; /* {adult} {child} {family} {host} {school} {carer} {day} */
};

// clang-format off
static const struct part parts[] = {
    {"call", 5, 25, "{adult} rang about the school meeting on {day}. Nobody had told them the time."},
    {"call", 5, 20, "{adult} rang: {child} slept through three nights running."},
    {"call", 10, 40, "Long call with {adult}. A hard week: shouting on the stairs, a broken cup, then sorry."},
    {"call", 3, 10, "Rang {adult} to go through the sheet before the weekend. Nothing new."},
    {"call", 5, 15, "{adult} asked whether {child} may bring a friend to the next get-together."},
    {"call", 10, 30, "{adult} rang in the evening. {child} does not want to go to school on {day}."},
    {"call", 4, 12, "Rang {adult}. Voice mail; left a word."},
    {"call", 5, 20, "{adult} rang back. All well; {child} has a part in the play."},
    {"message", 0, 2, "{adult} wrote: could we swap {day} for the week after?"},
    {"message", 0, 2, "Photo of a cake from {adult}. {child} baked it alone."},
    {"message", 0, 2, "Wrote to {adult} with the times for the weekend."},
    {"message", 0, 3, "{adult} wrote that {child} has a cold and stays at home."},
    {"message", 0, 2, "{adult} thanks {host} for the jumper that came home washed."},
    {"message", 0, 2, "{adult} asks for the number of the sleep lady."},
    {"visit", 20, 60, "{adult} and {child} dropped in for tea. {child} showed me the reading book."},
    {"visit", 30, 75, "Went round to the {family} house. {child} wanted to show the new room."},
    {"visit", 15, 45, "{adult} came alone and had a cry and a biscuit. Better at the door."},
    {"visit", 20, 40, "{host} looked in with eggs. {child} fed the hens with them last time."},
    {"school", 30, 75, "With {adult} at {school}. The designated teacher agreed a quiet corner at lunch."},
    {"school", 20, 60, "Review at {school}. Reading is up; the bell is still too loud."},
    {"school", 10, 30, "{school} rang: {child} left the class and sat in the cloakroom. {adult} told."},
    {"school", 30, 60, "Meeting at {school} about the plan. {adult} spoke first and was listened to."},
    {"hospital", 60, 180, "Sat with {adult} at the clinic while {child} had the hearing test."},
    {"hospital", 30, 120, "Drove {adult} and {child} to the dentist. One filling, one sticker."},
    {"agency", 10, 30, "{liaison} asked how the month went. Told the numbers, not the names."},
    {"agency", 15, 45, "{liaison} came by. Looked at the fire door and the cupboard."},
    {"agency", 5, 15, "Sent {liaison} the form for the short-break fund for the {family} family."},
    {"training", 20, 60, "Went through the pen with {host} again, on the practice one."},
    {"other", 5, 20, "{child} left a shoe here. On the hook for {adult}."},
    {"other", 10, 30, "Washed the spare duvets; one bed lamp is broken."},
};
static const char *const afters[] = {
    "", "", "", "Will ring again on {day}.", "{adult} sounded tired.", "Said that we have a bed if it gets too much.",
    "Offered tea on {day}.", "{child} laughed in the background.", "Nothing to do.", "To be looked at again before the next stay.",
    "Wrote it on the fridge list.", "{adult} will tell us how it went.", "Thanked each other.", "Not for the group chat.",
};
static const char *const opinions[] = {"I think the change of teacher matters more than we say.", "It feels better than last month.", "My guess: tired, not naughty.", "I would offer a weekend soon."};
static const char *const thirds[] = {"{host} heard that the bus was late all week.", "The teacher says it is calmer after lunch.", "Gran says the same at hers."};
static const char *const actions[] = {"Ring {adult} about the school meeting", "Ask {host} about the weekend", "Send {adult} the form", "Find a date for tea", "Ask {liaison} for the letter"};
static const struct part stay_parts[] = {
    {"stay", 0, 10, "{child} came at tea time with {adult}. Bag unpacked at once."},
    {"stay", 0, 10, "{child} slept through and ate two helpings."},
    {"stay", 0, 15, "{child} was awake at two for half an hour. Water, a story, asleep again."},
    {"stay", 0, 10, "A good day: park, den, bath. {child} rang home before tea."},
    {"stay", 0, 10, "{adult} collected {child}. Went through the day at the door."},
    {"stay", 0, 10, "{child} did not want to leave; a date for the next time helped."},
};
// clang-format on

struct p_entry *p_entry_add(struct practice *p, hub_wall at, const struct p_family *f,
    const struct p_child *c, const char *kind, const char *fact)
{
    arena_grow(p->a, &p->entries, p->entry_count, &p->entry_cap, sizeof *p->entries);
    struct p_entry *e = &p->entries[p->entry_count++];
    *e = (struct p_entry){.at = at,
        .family = f,
        .child = c,
        .kind = kind,
        .fact = fact,
        .minutes = INT_NONE,
        .due = DATE_NONE,
        .done = DATE_NONE};
    return e;
}

static const char *mark_text(
    const struct practice *p, const struct p_entry *e, const char *mark, int turn)
{
    static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
    const struct p_family *f = e->family ? e->family : &p->families[0];
    const struct p_child *c = e->child ? e->child : &f->children[0];
    switch (mark[1]) {
    case 'a':
        return f->adults[turn % f->parent_count].called;
    case 'c':
        return mark[2] == 'h' ? c->name : p->carer_name;
    case 'f':
        return f->name;
    case 'h':
        return p->hosts[1 + turn % (HOSTS - 1)].name;
    case 's':
        return c->school;
    case 'l':
        return p->liaison_name;
    default:
        return days[turn % COUNT(days)];
    }
}

/* {marks} by what they stand for; the same adult and day all through one entry. */
static const char *filled(struct practice *p, const struct p_entry *e, const char *text, int turn)
{
    struct sb b = sb_on(p->a);
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, "{");
        sb_addn(&b, at, plain);
        at += plain;
        if (*at) {
            sb_add(&b, mark_text(p, e, at, turn));
            at += strcspn(at, "}") + 1;
        }
    }
    return sb_str(&b);
}

static void compose_entry(struct practice *p, hub_wall at, const struct p_family *f)
{
    const struct part *part = &ONE_OF(p, parts);
    const struct p_child *c = &f->children[p_any(p, f->child_count)];
    struct p_entry *e = p_entry_add(p, at, f, p_chance(p, 55) ? c : NULL, part->kind, NULL);
    int turn = p_any(p, 60);
    const char *after = filled(p, e, ONE_OF(p, afters), turn + 1);
    const char *fact = filled(p, e, part->fact, turn);
    e->fact = *after ? arena_printf(p->a, "%s %s", fact, after) : fact;
    e->with = str_eq(part->kind, "agency") ? p->liaison_name : mark_text(p, e, "{a", turn);
    e->minutes = part->most > 3 ? p_between(p, part->least, part->most) : INT_NONE;
    e->opinion = p_chance(p, 12) ? ONE_OF(p, opinions) : NULL;
    e->third = p_chance(p, 6) ? filled(p, e, ONE_OF(p, thirds), turn) : NULL;
    e->significant = p_chance(p, 3);
    if (str_eq(part->kind, "training")) { /* about nobody's family */
        e->family = NULL;
        e->child = NULL;
        e->with = NULL;
    }
    if (p_chance(p, 10)) {
        e->action = filled(p, e, ONE_OF(p, actions), turn);
        e->due = date_add(wall_date(at), p_between(p, 2, 12));
        e->done = date_add(e->due, -p_any(p, 2));
    }
}

/* What was written while they stayed. */
void p_entry_stay(struct practice *p, const struct p_stay *s)
{
    const struct p_child *c = &s->family->children[s->children[0]];
    for (int i = 0; i <= s->nights; i++) {
        int which = i == 0 ? p_any(p, 2) * 3 : i == s->nights ? 4 + p_any(p, 2) : 1 + p_any(p, 3);
        hub_wall at =
            p_moment(p, date_add(s->from, i), i == s->nights ? 12 : 19, i == s->nights ? 14 : 22);
        struct p_entry *e = p_entry_add(p, at, s->family, c, "stay", NULL);
        e->stay = s->id;
        e->fact = filled(p, e, stay_parts[which].fact, p_any(p, 60));
    }
}

/* Somebody who was with the hub then. */
static const struct p_family *someone(struct practice *p, hub_date day)
{
    for (int i = 0; i < 40; i++) {
        const struct p_family *f = &p->families[p_any(p, p->family_count)];
        if (p_here_on(f, day)) {
            return f;
        }
    }
    return &p->families[0];
}

/* Fill each week up to its number; of this week only what is past. */
static void fill_weeks(struct practice *p, hub_date monday)
{
    size_t span = (size_t)date_diff(p->last, p->first) / 7 + 2;
    int *weeks = arena_array(p->a, span, sizeof *weeks);
    for (size_t i = 0; i < p->entry_count; i++) {
        int days = date_diff(wall_date(p->entries[i].at), monday);
        if (days >= 0) {
            weeks[days / 7]++;
        }
    }
    for (hub_date start = monday; start.d <= p->today.d; start = date_add(start, 7)) {
        int most = p->busy ? 1 : p_between(p, 25, 35);
        for (int n = weeks[date_diff(start, monday) / 7]; n < most; n++) {
            hub_date day = date_add(start, p_any(p, 7));
            hub_wall at = wall_at(day, 8 * 60 + p_any(p, 13 * 60 + 30));
            if (at.min < p->now.min) {
                const struct p_family *f = someone(p, day);
                compose_entry(p, at, p_quiet_on(p, f, day) ? &p->families[0] : f);
            }
        }
    }
}

/* Two things promised and not done: one is late, one is due soon. */
static void open_actions(struct practice *p)
{
    const struct p_family *f = &p->families[p->current > 2 ? 2 : 0];
    struct p_entry *e = p_entry_add(
        p, wall_at(date_add(p->today, -1), 16 * 60 + 40), f, &f->children[0], "call", NULL);
    e->with = f->adults[0].called;
    e->minutes = 15;
    e->fact = filled(p, e,
        "Rang about the school meeting. {adult} worries that {child} will be moved "
        "to the other class.",
        0);
    e->action = filled(p, e, "Ring {adult} (school meeting)", 0);
    e->due = date_add(p->today, date_weekday(p->today) >= FRI ? 7 - date_weekday(p->today) : 1);
    f = &p->families[p->current > 5 ? 5 : 0];
    e = p_entry_add(p, wall_at(date_add(p->today, -11), 10 * 60 + 5), f, NULL, "message", NULL);
    e->with = f->adults[0].called;
    e->fact = filled(p, e, "{adult} asked for the form for the short-break fund.", 0);
    e->action = filled(p, e, "Send {adult} the form", 0);
    e->due = date_add(p->today, -2);
}

static int by_time(const void *x, const void *y)
{
    const struct p_entry *a = x, *b = y;
    if (a->at.min != b->at.min) {
        return a->at.min < b->at.min ? -1 : 1;
    }
    return strcmp(a->fact, b->fact);
}

static void put_entry(struct practice *p, const struct p_entry *e)
{
    struct log_entry row;
    CLEAR(log_entry, row);
    hub_wall written = {e->at.min + p_between(p, 3, 90)};
    row.hub_id = p->hub;
    row.at = e->at;
    row.family_id = e->family ? e->family->id : ID_NONE;
    row.child_id = e->child ? e->child->id : ID_NONE;
    row.kind = e->kind;
    row.with_whom = e->with;
    row.minutes = e->minutes;
    row.fact = e->fact;
    row.opinion = e->opinion;
    row.third_party = e->third;
    row.action = e->action;
    row.due = e->due;
    row.done_on = e->done;
    row.significant = e->significant;
    row.stay_id = e->stay;
    row.event_id = e->event;
    row.author = p->carer_name;
    row.written_at = wall_to_stamp(written.min < p->now.min ? written : p->now, NULL);
    row.record.id = p_log_id(p, &log_entry_noun, row.at);
    p_put(p, &log_entry_noun, &row);
}

void practice_log(struct practice *p)
{
    if (p->rc != HUB_OK) {
        return;
    }
    open_actions(p);
    fill_weeks(p, date_add(p->first, (7 - date_weekday(p->first)) % 7));
    qsort(p->entries, p->entry_count, sizeof *p->entries, by_time);
    for (size_t i = 1; i < p->entry_count;
         i++) { /* no two in one minute: their order is told by `at` */
        struct p_entry *e = &p->entries[i];
        e->at.min = e->at.min > e[-1].at.min ? e->at.min : e[-1].at.min + 1;
    }
    for (size_t i = 0; i < p->entry_count && p->rc == HUB_OK; i++) {
        if (p->entries[i].at.min <= p->now.min) {
            put_entry(p, &p->entries[i]);
        }
    }
}
