/* SPDX-License-Identifier: MIT */
/* One event, or one date of a series: what is known of it, who is asked, its register, its paper. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/event.h"
#include "hub/service/families.h"
#include "hub/service/invite.h"
#include "hub/service/parts.h"
#include "plain_screens_priv.h"

/* --- a part of it, as the screen has it -------------------------------------------- */

static bool read_part(
    struct plain *p, const char *word, const struct plain_event *e, struct part_view *out)
{
    struct hub_err err;
    unsigned flags = p->hide ? DETAIL_HIDE : 0;
    enum hub_rc rc = hub_part_on(
        p->h, part_find("event", word), e->id, e->day, flags, p->a, out, &err);
    if (rc != HUB_OK) {
        say_error(p, &err);
    }
    return rc == HUB_OK;
}

static const char *line_text(const struct part_line *l, struct arena *a)
{
    bool lead = !str_empty(l->lead), text = !str_empty(l->text);
    return arena_printf(a, "%s%s%s%s%s", lead ? str_trim(a, l->lead) : "", lead && text ? ": " : "",
        text ? l->text : "", str_empty(l->mark) ? "" : ", ", str_empty(l->mark) ? "" : l->mark);
}

static void say_event(struct plain *p, const struct plain_event *e)
{
    struct part_view v;
    if (!read_part(p, "event", e, &v)) {
        return;
    }
    say(p, "\n%s, %s", v.title, v.state);
    for (size_t i = 0; i < v.count; i++) {
        say(p, "%s", line_text(&v.lines[i], p->a));
    }
}

/* --- who is asked ------------------------------------------------------------------ */

struct asked {
    const struct part_view *v;
    const struct part_line *lines[PART_LINES_MOST * 2];
    size_t count;
};

static const char *asked_label(void *arg, size_t i, struct arena *a)
{
    return line_text(((const struct asked *)arg)->lines[i], a);
}

static void answer(struct plain *p, const struct plain_event *e, const struct part_line *l)
{
    static const char *const lines[] = {"Says yes", "Says no", "Perhaps", "Has not said",
        "How many come, what they bring", "Not asked after all: remove", "History"};
    static const char *const words[] = {"yes", "no", "perhaps", "not said"};
    enum { ANSWERS = 4, EDIT = 4, REMOVE, HISTORY };
    struct hub_err err;
    if (!plain_writes(p, &invitation_noun)) {
        return;
    }
    int which = choose_of(p, line_text(l, p->a), lines, sizeof lines / sizeof *lines);
    if (which >= 0 && which < ANSWERS) {
        say_done(p, hub_invite_answer(p->h, l->id, e->day, words[which], &err), &err,
            arena_printf(p->a, "%s: %s.", l->lead, words[which]));
    } else if (which == EDIT) {
        plain_edit(p, &invitation_noun, l->id);
    } else if (which == REMOVE) {
        say_done(p, hub_remove(p->h, &invitation_noun, l->id, &err), &err, "Not asked.");
    } else if (which == HISTORY) {
        plain_history(p, &invitation_noun, l->id);
    }
}

struct families {
    struct plain *p;
    struct invite_line *lines;
    size_t count;
};

static const char *family_label(void *arg, size_t i, struct arena *a)
{
    const struct families *f = arg;
    const struct invite_line *l = &f->lines[i];
    return arena_printf(a, "%s%s%s%s", shown_name(f->p, l->name),
        f->p->hide || !*l->children ? "" : ": ", f->p->hide ? "" : l->children,
        l->asked ? ", asked already" : "");
}

static void invite(struct plain *p, const struct plain_event *e, const hub_id *ids, size_t count)
{
    struct hub_err err;
    size_t asked = 0;
    enum hub_rc rc = hub_invite(p->h, e->id, e->day, ids, count, &asked, &err);
    say_done(p, rc, &err,
        asked ? arena_printf(p->a, "%zu %s asked.", asked, words_many(asked, "family", "families"))
              : "Asked already.");
}

static void ask_families(struct plain *p, const struct plain_event *e, bool all)
{
    struct families f = {.p = p};
    struct hub_err err;
    if (hub_invite_lines(p->h, e->id, e->day, p->a, &f.lines, &f.count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    hub_id *ids = arena_array(p->a, f.count + 1, sizeof *ids);
    for (size_t i = 0; i < f.count; i++) {
        ids[i] = f.lines[i].family;
    }
    if (all) {
        invite(p, e, ids, f.count);
        return;
    }
    struct choices c = {.title = "Which family is asked?",
        .word = "family",
        .count = f.count,
        .label = family_label,
        .arg = &f};
    int which = choose(p, &c);
    if (which >= 0) {
        invite(p, e, &ids[which], 1);
    }
}

static void ask_somebody(struct plain *p, const struct plain_event *e)
{
    static const char *const lines[] = {"All families", "One family", "An adult who helps"};
    enum { ALL, ONE, ADULT };
    char day[DATE_TEXT];
    int which = choose_of(p, "Who is asked?", lines, sizeof lines / sizeof *lines);
    if (which == ALL || which == ONE) {
        ask_families(p, e, which == ALL);
    } else if (which == ADULT) {
        const struct assignment set[] = {{"event", id_text(p->a, e->id)}, {"part", "helper"},
            {"day", arena_strdup(p->a, date_iso(e->day, day))}};
        plain_add(p, &invitation_noun, set, date_known(e->day) ? 3 : 2);
    }
}

/* One question about who is asked; false: back. */
static bool ask_asked(struct plain *p, void *arg)
{
    const struct plain_event *e = arg;
    struct part_view v;
    struct asked s = {.v = &v};
    const char *heading = "Nobody is asked yet";
    if (!read_part(p, "invited", e, &v)) {
        return false;
    }
    for (size_t i = 0; i < v.count && s.count < PART_LINES_MOST * 2; i++) {
        if (v.lines[i].kind == PART_HEADING) {
            heading = v.lines[i].text;
        } else {
            s.lines[s.count++] = &v.lines[i];
        }
    }
    struct choices c = {.title = arena_printf(p->a, "%s\n%s", v.title, heading),
        .word = "line",
        .help = "Choose a line to write down what they say. + asks somebody.",
        .count = s.count,
        .label = asked_label,
        .arg = &s,
        .add = if_met(p, "write invitation", "Ask somebody")};
    int which = choose(p, &c);
    if (which >= 0) {
        answer(p, e, s.lines[which]);
    } else if (which == CHOSE_ADD) {
        ask_somebody(p, e);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_invited(struct plain *p, const struct plain_event *e)
{
    struct plain_event of = *e;
    plain_until_left(p, ask_asked, &of);
}

/* --- paper -------------------------------------------------------------------------- */

static void paper(struct plain *p, const struct plain_event *e)
{
    static const char *const lines[] = {"The register, leader's copy", "The sheet to sign out on",
        "The event sheet", "The risk sheet"};
    static const char *const pages[] = {"register", "signout", "event", "risk"};
    char day[DATE_TEXT];
    int which = choose_of(p, "Print", lines, sizeof lines / sizeof *lines);
    if (which >= 0) {
        plain_print_on(p, pages[which], id_text(p->a, e->id),
            date_known(e->day) ? arena_strdup(p->a, date_iso(e->day, day)) : NULL);
    }
}

/* --- the screen --------------------------------------------------------------------- */

void plain_event(struct plain *p, const struct plain_event *e)
{
    static const char *const lines[] = {"Who is asked, who brings what", "Its register",
        "Its risk sheet", "The event: read it, change it", "Print",
        "This date, or this and later ones"};
    enum { ASKED, REGISTER, RISK, EVENT, PRINT, DATES };
    static const char *const needs[sizeof lines / sizeof *lines] = {
        [ASKED] = "hub", [EVENT] = "hub", [DATES] = "write event"};
    say_event(p, e);
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        const char *title = p->hide ? "The event" : e->title;
        which = choose_met(p, title, lines, needs, date_known(e->day) ? DATES + 1 : DATES);
        if (which == ASKED) {
            plain_invited(p, e);
        } else if (which == REGISTER) {
            plain_register(p, e->id, e->day);
        } else if (which == RISK) {
            plain_risk(p, e->id, e->day);
        } else if (which == EVENT) {
            plain_record(p, &event_noun, e->id, NULL);
        } else if (which == PRINT) {
            paper(p, e);
        } else if (which == DATES) {
            plain_dates(p, e->id, e->title, e->original, e->skipped);
            return;
        }
    }
}
