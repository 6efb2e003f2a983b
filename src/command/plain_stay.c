/* SPDX-License-Identifier: MIT */
/* What can be done with a sleepover: agree, move, swap, cancel, it happened; the call and the notes. */
#include "plain_stay_priv.h"

#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/call.h"
#include "hub/service/stays.h"

struct of_stay {
    struct plain *p;
    hub_id id;
    struct stay row;
    hub_wall now;
};

static void tell_done(struct plain *p, const char *what, enum hub_rc rc, const struct hub_err *err)
{
    if (rc == HUB_OK) {
        say(p, "%s u takes it back. Tell of changes says whom to ring.", what);
    } else {
        say_error(p, err);
    }
}

/* --- agree ------------------------------------------------------------------------------ */

bool plain_why_ahead(struct plain *p, hub_id stay, const struct assignment *set, size_t count,
    const char **why)
{
    struct stay_check c;
    struct hub_err err;
    if (hub_stay_try(p->h, stay, set, count, 2, p->a, &c, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    for (size_t i = 0; i < c.must; i++) {
        say(p, "%s: %s", rule_level_shown(c.items[i].level), c.items[i].line);
        if (c.items[i].fix) {
            say(p, "Try: %s", c.items[i].fix);
        }
    }
    say(p, "To go ahead anyway type why; your name and the reason are kept for ever. 0 back");
    *why = ask(p);
    return *why && **why && !str_eq(*why, "0");
}

static void agree(struct of_stay *s)
{
    struct plain *p = s->p;
    struct hub_err err;
    enum hub_rc rc = hub_stay_agree(p->h, s->id, NULL, &err);
    if (rc != HUB_ECONFLICT) {
        tell_done(p, "Agreed.", rc, &err);
        return;
    }
    const struct assignment agreed = {"status", "agreed"};
    const char *why;
    if (plain_why_ahead(p, s->id, &agreed, 1, &why)) {
        rc = hub_stay_agree(p->h, s->id, why, &err);
        tell_done(p, "Agreed, with your reason.", rc, &err);
    }
}

static void happened(struct of_stay *s)
{
    struct hub_err err;
    enum hub_rc rc = hub_stay_happened(s->p->h, s->id, &err);
    tell_done(s->p, "It happened.", rc, &err);
}

/* --- cancel, move, swap ------------------------------------------------------------------- */

static void cancel(struct of_stay *s)
{
    static const char *const words[] = {"The family", "The host", "We"};
    static const char *const who[] = {"the family", "the host", "us"};
    struct plain *p = s->p;
    struct hub_err err;
    int which = choose_of(p, "Who cannot?", words, sizeof words / sizeof *words);
    if (which < 0) {
        return;
    }
    say(p, "Why, in a few words? 0 keeps the sleepover");
    const char *why = ask(p);
    if (why && !str_eq(why, "0")) {
        enum hub_rc rc = hub_stay_cancel(p->h, s->id, who[which], why, &err);
        tell_done(p, "Cancelled.", rc, &err);
    }
}

static void move(struct of_stay *s)
{
    if (!is_hidden(s->p)) {
        plain_offer_stay(s->p, s->row.family_id, s->id);
    }
}

static const char *swap_label(void *arg, size_t i, struct arena *a)
{
    const struct stay_swap *w = &((const struct stay_swap *)arg)[i];
    return w->why_not ? arena_printf(a, "%s: no. %s", w->title, w->why_not)
                      : arena_printf(a, "%s: %s", w->title, w->children);
}

static void swap(struct of_stay *s)
{
    struct plain *p = s->p;
    struct stay_swap *list;
    struct hub_err err;
    size_t count;
    if (is_hidden(p)) {
        return;
    }
    if (hub_stay_swaps(p->h, s->id, p->a, &list, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct choices c = {.title = count ? "Swap with whom?" : "There is no other sleepover to swap with.",
        .word = "sleepover",
        .help = "Those it passes with come first.",
        .count = count,
        .label = swap_label,
        .arg = list};
    int which = choose(p, &c);
    if (which < 0) {
        return;
    }
    if (list[which].why_not) {
        say(p, "That will not do. %s", list[which].why_not);
    } else if (ask_yes(p, arena_printf(p->a, "Swap? %s.", list[which].change))) {
        enum hub_rc rc = hub_stay_swap(p->h, s->id, list[which].other, NULL, &err);
        tell_done(p, "Swapped.", rc, &err);
    }
}

static const char *moved_label(void *arg, size_t i, struct arena *a)
{
    const struct stay_moved *m = &((const struct stay_moved *)arg)[i];
    return m->best ? arena_printf(a, "%s: %s, because %s", m->title, m->best, m->why)
                   : arena_printf(a, "%s: %s", m->title, m->why);
}

/* Everybody who was to come to this host in the week from this sleepover on. */
static void others(struct of_stay *s)
{
    enum { DAYS = 7 };
    struct plain *p = s->p;
    struct stay_moved *list;
    struct hub_err err;
    size_t count;
    hub_id stay;
    hub_date from = wall_date(s->row.arrive);
    if (is_hidden(p)) {
        return;
    }
    if (hub_stays_of_host(p->h, s->row.host_id, from, date_add(from, DAYS - 1), p->a, &list, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct choices c = {.title = "Move whom? Each with the best other place.",
        .word = "sleepover",
        .count = count,
        .label = moved_label,
        .arg = list};
    int which = choose(p, &c);
    if (which >= 0 && !list[which].best) {
        say(p, "%s", list[which].why);
    } else if (which >= 0) {
        enum hub_rc rc = hub_offer_put_in(p->h, &list[which].offers, 0, &stay, &err);
        tell_done(p, "Moved.", rc, &err);
    }
}

/* --- the call, what they said, the note ----------------------------------------------------- */

void plain_call(struct plain *p, hub_id stay)
{
    struct call_line *lines;
    struct hub_err err;
    size_t count;
    if (is_hidden(p)) {
        return;
    }
    if (hub_call_sheet(p->h, stay, p->a, &lines, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    bool rings = needs_met(p->h, "write stay"); /* a host reads it only */
    for (size_t i = 0; i < count && !p->ended; i++) {
        say(p, "%s: %s", lines[i].lead, lines[i].text);
        if (!rings) {
            continue;
        }
        say(p, "Enter: still so. 1 it is different now. 0 back");
        const char *text = ask(p);
        if (!text || str_eq(text, "0")) {
            return;
        }
        if (str_eq(text, "1") && lines[i].noun && id_known(lines[i].id)) {
            plain_edit(p, lines[i].noun, lines[i].id);
        } else if (str_eq(text, "1") && lines[i].noun) {
            struct assignment set = {"child", id_text(p->a, lines[i].child)};
            plain_add(p, lines[i].noun, &set, 1);
        }
    }
    if (rings && !p->ended && ask_yes(p, "Write down that you rang today?")) {
        enum hub_rc rc = hub_call_done(p->h, stay, &err);
        tell_done(p, "Written down.", rc, &err);
    }
}

static void call(struct of_stay *s)
{
    plain_call(s->p, s->id);
}

static const char *said_label(void *arg, size_t i, struct arena *a)
{
    const struct said_line *l = &((const struct said_line *)arg)[i];
    return arena_printf(a, "%s: %s%s%s", l->child, l->said, *l->words ? ", " : "", l->words);
}

static void said(struct of_stay *s)
{
    struct plain *p = s->p;
    struct said_line *lines;
    struct hub_err err;
    size_t count;
    if (is_hidden(p)) {
        return;
    }
    if (hub_stay_said(p->h, s->id, p->a, &lines, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct choices c = {.title = "What did which child say?",
        .word = "child",
        .count = count,
        .label = said_label,
        .arg = lines};
    int which = choose(p, &c);
    if (which >= 0) {
        plain_edit(p, &stay_child_noun, lines[which].pair);
    }
}

static void note_home(struct of_stay *s)
{
    char day[DATE_TEXT];
    hub_date left = wall_date(s->row.leave), today = wall_date(s->now);
    struct assignment set[] = {{"stay", id_text(s->p->a, s->id)}, {"kind", "going home"},
        {"day", arena_strdup(s->p->a, date_iso(left.d < today.d ? left : today, day))}};
    plain_add(s->p, &stay_note_noun, set, sizeof set / sizeof *set);
}

static void record(struct of_stay *s)
{
    plain_record(s->p, &stay_noun, s->id, NULL);
}

/* --- the screen ------------------------------------------------------------------------------ */

static const struct {
    const char *word, *statuses; /* of a sleepover it is for */
    bool begun, ahead;
    void (*run)(struct of_stay *s);
    const char *needs;
} ways[] = {
    {"Agree it", "asked|offered|draft", false, true, agree, "write stay|write go_ahead"},
    {"It happened", "agreed", true, false, happened, "write stay"},
    {"Ring before they come", "asked|offered|draft|agreed", false, true, call, NULL},
    {"What the child said about it", "asked|offered|draft|agreed|happened", false, false, said, "write stay_child"},
    {"Write the going-home note", "agreed|happened", true, false, note_home, "write stay_note"},
    {"Find other dates or another host", "asked|offered|draft|agreed", false, true, move, "write stay"},
    {"Swap it with another family", "offered|draft|agreed", false, true, swap, "write stay"},
    {"Cancel it", "asked|offered|draft|agreed", false, false, cancel, "write stay"},
    {"The host cannot: other places for everybody", "offered|draft|agreed", false, true, others, "write stay"},
    {"Read or change all of it", "asked|offered|draft|agreed|happened|cancelled", false, false, record, "hub"},
};
enum { WAYS = sizeof ways / sizeof *ways };

/* One question about the sleepover as it is now; false: back. */
static bool ask_way(struct plain *p, void *arg)
{
    hub_id stay = *(const hub_id *)arg;
    struct of_stay s = {.p = p, .id = stay, .now = hub_now(p->h)};
    struct hub_err err;
    const char *lines[WAYS];
    size_t at[WAYS], count = 0;
    if (hub_get(p->h, &stay_noun, stay, p->a, &s.row, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    for (size_t i = 0; i < WAYS; i++) {
        if (str_part_index(ways[i].statuses, s.row.status) >= 0 &&
            (!ways[i].begun || s.row.arrive.min <= s.now.min) &&
            (!ways[i].ahead || s.row.leave.min > s.now.min) && needs_met(p->h, ways[i].needs)) {
            at[count] = i;
            lines[count++] = ways[i].word;
        }
    }
    const char *title = p->hide ? "A sleepover" : hub_stay_title(p->h, stay, p->a);
    int which = choose_of(p, arena_printf(p->a, "%s, %s", title, s.row.status), lines, count);
    if (which >= 0) {
        ways[at[which]].run(&s);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_stay(struct plain *p, hub_id stay)
{
    plain_until_left(p, ask_way, &stay);
}
