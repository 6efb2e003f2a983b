/* SPDX-License-Identifier: MIT */
/* What needs the carer, and where each of them is put right. */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/need.h"
#include "hub/service/peers.h"
#include "hub/service/pin.h"
#include "hub/service/schemes.h"
#include "hub/service/today_words.h"
#include "plain_away_priv.h"
#include "plain_keeping_priv.h"
#include "plain_peers_priv.h"
#include "plain_schemes_priv.h"
#include "plain_screens_priv.h"
#include "plain_stay_priv.h"

struct needs {
    struct plain *p;
    const struct today *t;
};

/* While names are hidden: what it is, without whom. */
static const char *hidden_need(const struct today_need *n, struct arena *a)
{
    char day[DATE_TEXT];
    const char *word = need_word(n->kind);
    return date_known(n->when) ? arena_printf(a, "%s, %s", word, date_short(n->when, day)) : word;
}

static const char *need_label(void *arg, size_t i, struct arena *a)
{
    const struct needs *all = arg;
    const struct today_need *n = &all->t->needs[i];
    return arena_printf(a, "%s: %s", today_level_word(n->level),
        all->p->hide ? hidden_need(n, a) : n->text);
}

/* Given, renewed or held again: a new record, begun as the last one was. */
static void write_again(struct plain *p, const struct today_need *n)
{
    const struct noun *noun;
    struct assignment set[NEED_SET];
    struct hub_err err;
    size_t count;
    if (hub_need_again(p->h, n, p->a, &noun, set, &count, &err) == HUB_OK) {
        plain_add(p, noun, set, count);
    } else {
        say_error(p, &err);
    }
}

/* The note that goes home, of the day they went. */
static void new_note(struct plain *p, const struct today_need *n)
{
    char day[DATE_TEXT];
    struct assignment set[] = {{"stay", id_text(p->a, n->record)}, {"kind", "going home"},
        {"day", arena_strdup(p->a, date_iso(n->when, day))}};
    plain_add(p, &stay_note_noun, set, sizeof set / sizeof *set);
}

static void ask_done(struct plain *p, const struct today_need *n)
{
    struct hub_err err;
    if (!ask_yes(p, "Is this done?")) {
        return;
    }
    enum hub_rc rc = n->kind == NEED_AGREED ? hub_agreed_done(p->h, n->record, &err)
                                            : hub_action_done(p->h, n->record, &err);
    say_done(p, rc, &err, "Done.");
}

static void seen_to(struct plain *p, hub_id exception)
{
    struct hub_err err;
    if (hub_peer_seen_to(p->h, exception, &err) == HUB_OK) {
        say(p, "Seen to, today.");
    } else {
        say_error(p, &err);
    }
}

/* Where it goes is asked; a copy that is not sealed is to be deleted outside. */
static void back_up(struct plain *p, const struct today_need *n)
{
    const char *words[] = {"backup", NULL};
    say(p, "%s", n->text);
    if (n->what) {
        return;
    }
    say(p, "The file to write, as /media/stick/hub.hubbackup? Empty for none.");
    words[1] = ask(p);
    if (!str_empty(words[1])) {
        plain_command(p, words, 2);
    }
}

static void read_news(struct plain *p)
{
    struct hub_err err;
    if (pin_news_told(p->h, &err) != HUB_OK) {
        say_error(p, &err);
    }
}

static void first_step(struct plain *p, const struct today_need *n)
{
    if (id_known(n->record)) {
        plain_edit(p, noun_find(n->what), n->record);
    } else {
        plain_add(p, noun_find(n->what), NULL, 0);
    }
}

static void see_group(struct plain *p, const struct today_need *n)
{
    plain_parts(p, need_noun(n->kind), n->record);
}

static void see_risk(struct plain *p, const struct today_need *n)
{
    plain_risk(p, n->record, n->when);
}

static void change_it(struct plain *p, const struct today_need *n)
{
    plain_edit(p, need_noun(n->kind), n->record);
}

static void see_tells(struct plain *p)
{
    plain_tells(p, NULL);
}

static void see_worry(struct plain *p)
{
    plain_worry(p, NULL);
}

/* Where each kind of line is put right, and what that is called. */
static const struct way {
    void (*line)(struct plain *p, const struct today_need *n);
    void (*about)(struct plain *p, hub_id record);
    void (*page)(struct plain *p);
    const char *deed;
} ways[] = {
    [NEED_RULE] = {.about = plain_stay, .deed = "What can be done with the sleepover"},
    [NEED_CALL] = {.about = plain_call, .deed = "Ring, and go through the sheet"},
    [NEED_CONSENT] = {.line = write_again, .deed = "Write down the new consent"},
    [NEED_SAFETY_CHECK] = {.line = write_again, .deed = "Write down the new check"},
    [NEED_ASKED] = {.about = plain_stay, .deed = "Answer the request"},
    [NEED_ACTION] = {.line = ask_done, .deed = "It is done"},
    [NEED_BED] = {.about = plain_bed_now, .deed = "What is still to do"},
    [NEED_PEER] = {.about = plain_match, .deed = "What can be done with the match"},
    [NEED_DOOR] = {.about = seen_to, .deed = "It was seen to"},
    [NEED_VOLUNTEER] = {.line = change_it, .deed = "Write down what is new"},
    [NEED_DRAFT] = {.about = plain_carry_on, .deed = "Carry on"},
    [NEED_PHONES] = {.line = change_it, .deed = "Write down the numbers"},
    [NEED_RISK] = {.line = see_risk, .deed = "Write the risk sheet"},
    [NEED_TELL] = {.page = see_tells, .deed = "Who has to be told, and what to say"},
    [NEED_ENDED] = {.about = plain_stay, .deed = "What can be done with the sleepover"},
    [NEED_NOTE] = {.line = new_note, .deed = "Write the going-home note"},
    [NEED_WORRY] = {.page = see_worry, .deed = "What to do, whom to ring"},
    [NEED_REQUEST] = {.about = plain_request, .deed = "What is in the copy, and who is masked"},
    [NEED_FIRST_STEP] = {.line = first_step, .deed = "Write it down"},
    [NEED_UNIT] = {.about = plain_unit, .deed = "The unit: calls, review, what comes next"},
    [NEED_GROUP] = {.line = see_group, .deed = "The group and its meetings"},
    [NEED_BUDDY] = {.line = change_it, .deed = "Change it"},
    [NEED_TRAINING] = {.line = write_again, .deed = "Write down the new date"},
    [NEED_TALK] = {.line = write_again, .deed = "Write it down"},
    [NEED_AGREED] = {.line = ask_done, .deed = "It is done"},
    [NEED_PIN] = {.page = read_news, .deed = "I have read it"},
    [NEED_SHEET] = {.page = plain_sheet, .deed = "Make it now"},
    [NEED_BACKUP] = {.line = back_up, .deed = "See to it"},
    [NEED_QUESTION] = {.page = plain_questions, .deed = "Decide them"},
    [NEED_COPY] = {.page = plain_copies, .deed = "What to do"},
    [NEED_DOCTOR] = {.page = plain_doctor, .deed = "Look again"},
};

static void put_right(struct plain *p, const struct today_need *n)
{
    const struct way *w = &ways[n->kind];
    if (w->line) {
        w->line(p, n);
    } else if (w->about) {
        w->about(p, n->record);
    } else {
        w->page(p);
    }
}

/* Pages that are for reading too. */
static bool reads_only(enum need_kind kind)
{
    return kind == NEED_WORRY || kind == NEED_TELL || kind == NEED_CALL || kind == NEED_UNIT ||
           kind == NEED_GROUP || kind == NEED_RULE || kind == NEED_COPY || kind == NEED_REQUEST;
}

static void open_need(struct plain *p, const struct today_need *n)
{
    const struct noun *noun = need_noun(n->kind);
    const char *lines[2] = {ways[n->kind].deed, NULL};
    bool both = noun && id_known(n->record) && n->kind != NEED_TELL;
    if (n->kind == NEED_DRAFT) {
        plain_carry_on(p, n->record);
        return;
    }
    if (is_hidden(p)) {
        return;
    }
    if (!noun || !id_known(n->record)) {
        say(p, "%s", n->text);
        return;
    }
    lines[1] = arena_printf(p->a, "Open the %s", noun->name);
    /* What it is about may be read by all; the rest is for those who can put it right. */
    const char *const needs[2] = {reads_only(n->kind) ? NULL : "write family", NULL};
    int which = choose_met(p, n->text, lines, needs, both ? 2 : 1);
    if (which == 0) {
        put_right(p, n);
    } else if (which == 1) {
        plain_record(p, noun, n->record, NULL);
    }
}

/* Read afresh each time: what was put right has gone. */
static bool ask_need(struct plain *p, void *unused)
{
    struct today t;
    struct hub_err err;
    (void)unused;
    if (hub_today_on(p->h, hub_today(p->h), p->a, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct needs all = {p, &t};
    struct choices c = {
        .title = t.need_count ? arena_printf(p->a, "Needs you: %zu", t.need_count)
                              : today_no_needs_text(&t),
        .word = "line",
        .count = t.need_count,
        .label = need_label,
        .arg = &all,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_need(p, &t.needs[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_needs(struct plain *p)
{
    plain_until_left(p, ask_need, NULL);
}
