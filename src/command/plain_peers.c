/* SPDX-License-Identifier: MIT */
/* Peers as questions: for the carer each match and what can be done; for a peer their own families. */
#include "plain_peers_priv.h"

#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/model/peer.h"
#include "hub/service/peers.h"
#include "hub/service/worry.h"

/* --- the week -------------------------------------------------------------------------- */

static void tick(struct plain *p, hub_id match, const char *title, int weeks_ago)
{
    static const char *const words[] = {"Yes", "Tried, no reply", "Not this week", "Pause"};
    static const enum peer_touch touches[] = {TOUCH_YES, TOUCH_TRIED, TOUCH_NO, TOUCH_PAUSE};
    struct hub_err err;
    int which = choose_of(p, title, words, weeks_ago ? 3 : 4);
    if (which >= 0) {
        hub_date day = date_add(hub_today(p->h), -7 * weeks_ago);
        enum hub_rc rc = hub_tick(p->h, match, day, touches[which], &err);
        say_done(p, rc, &err, touches[which] == TOUCH_PAUSE ? "Paused at once." : "Ticked.");
    }
}

static const char *in_words(struct plain *p, const struct match_line *m, struct arena *a)
{
    struct sb b = sb_on(a);
    const char *family = shown_name(p, m->family_name);
    if (!*m->peer_name) {
        sb_addf(&b, "%s waits for a peer", family);
    } else {
        sb_addf(&b, "%s and %s, %s", shown_name(p, m->peer_name), family, m->status);
    }
    for (int i = PEER_WEEKS - m->week_count; m->ticked && i < PEER_WEEKS; i++) {
        sb_addf(&b, "%s%s", i == PEER_WEEKS - m->week_count ? ". Weeks: " : ", ",
            m->weeks[i] == TOUCH_NONE ? "not ticked" : peer_touch_word(m->weeks[i]));
    }
    if (*m->mark) {
        sb_addf(&b, ". %s", p->hide ? "To look at" : m->mark);
    }
    return sb_str(&b);
}

/* --- one match --------------------------------------------------------------------------- */

struct of_match {
    struct plain *p;
    struct match_line m;
};

static const char *offer_label(void *arg, size_t i, struct arena *a)
{
    const struct peer_offer *o = &((const struct peer_offer *)arg)[i];
    return arena_printf(a, "%s%s: %s%s%s", o->name, o->stops ? ", never" : "", o->but,
        *o->but && *o->why ? ". " : "", o->why);
}

static void suggest(struct of_match *s)
{
    struct plain *p = s->p;
    struct peer_offer *offers;
    size_t count;
    struct hub_err err;
    if (is_hidden(p)) {
        return;
    }
    if (hub_peer_suggest(p->h, s->m.family, p->a, &offers, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    int which = choose(p, &(struct choices){.title = count ? "Who fits? The best first" : "No peer is written down yet.",
                              .word = "peer",
                              .help = "Nobody is told: ring both.",
                              .count = count,
                              .label = offer_label,
                              .arg = offers});
    if (which < 0) {
        return;
    }
    enum hub_rc rc = hub_match_propose(p->h, s->m.id, offers[which].peer, NULL, &err);
    if (rc == HUB_ECONFLICT && ask_yes(p, arena_printf(p->a, "%s Match them all the same?", err.msg))) {
        rc = hub_match_propose(p->h, s->m.id, offers[which].peer,
            arena_printf(p->a, "%s says so", hub_person(p->h)), &err);
    }
    say_done(p, rc, &err, "Proposed. When both say yes, agree it.");
}

static void agree(struct of_match *s)
{
    struct hub_err err;
    say_done(s->p, hub_match_agree(s->p->h, s->m.id, &err), &err, "Agreed today.");
}

static void decline(struct of_match *s)
{
    struct hub_err err;
    say_done(s->p, hub_match_decline(s->p->h, s->m.id, &err), &err, "It waits again.");
}

static void this_week(struct of_match *s)
{
    tick(s->p, s->m.id, "In touch this week? It is kept that the peer rang.", 0);
}

static void last_week(struct of_match *s)
{
    tick(s->p, s->m.id, "In touch last week?", 1);
}

static void pause_it(struct of_match *s)
{
    struct hub_err err;
    say_done(s->p, hub_match_pause(s->p->h, s->m.id, DATE_NONE, &err), &err, "Paused: nobody is asked.");
}

static void resume(struct of_match *s)
{
    struct hub_err err;
    say_done(s->p, hub_match_resume(s->p->h, s->m.id, &err), &err, "It goes on from today.");
}

static void reviewed(struct of_match *s)
{
    struct hub_err err;
    say_done(s->p, hub_match_reviewed(s->p->h, s->m.id, &err), &err, "Written down.");
}

static void talked_over(struct of_match *s)
{
    struct hub_err err;
    say_done(s->p, hub_match_talked_over(s->p->h, s->m.id, &err), &err, "Written down.");
}

static void end_it(struct of_match *s)
{
    static const char *const words[] = {
        "As planned", "The family chose", "The peer chose", "Moved away", "Another peer", "Other"};
    static const char *const how[] = {
        "as planned", "family chose", "peer chose", "moved away", "other peer", "other"};
    struct hub_err err;
    int which = choose_of(s->p, "How does it end? Nobody is at fault.", words, sizeof words / sizeof *words);
    if (which >= 0) {
        say_done(s->p, hub_match_end(s->p->h, s->m.id, how[which], &err), &err, "Ended today.");
    }
}

static void say_numbers(struct plain *p)
{
    struct worry_help help;
    struct hub_err err;
    if (hub_worry_help(p->h, p->a, &help, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < help.number_count; i++) {
        say(p, "%s: %s", help.numbers[i].who, help.numbers[i].number);
    }
}

static void door(struct of_match *s, enum peer_door which)
{
    struct plain *p = s->p;
    struct hub_err err;
    if (which == DOOR_RISK) {
        say(p, "Ring now:");
        say_numbers(p);
    } else if (!ask_yes(p, "Did a parent ask you to pass it on? Only that they asked is kept.")) {
        return;
    }
    enum hub_rc rc = hub_peer_door(p->h, s->m.id, which, true, NULL, &err);
    say_done(p, rc, &err, "Passed on: it stands on Today.");
}

static void asked_help(struct of_match *s)
{
    door(s, DOOR_HELP);
}

static void asked_training(struct of_match *s)
{
    door(s, DOOR_TRAINING);
}

static void at_risk(struct of_match *s)
{
    door(s, DOOR_RISK);
}

static void record(struct of_match *s)
{
    plain_record(s->p, &peer_match_noun, s->m.id, NULL);
}

static const struct {
    const char *word, *statuses;
    bool own; /* for the peer too */
    void (*run)(struct of_match *s);
} ways[] = {
    {"Who fits? Suggest a peer", "waiting|proposed", false, suggest},
    {"Both said yes: agree it", "proposed", false, agree},
    {"One of them said no", "proposed", false, decline},
    {"In touch this week?", "agreed|paused", true, this_week},
    {"In touch last week?", "agreed|paused", true, last_week},
    {"Pause it, at once", "agreed", true, pause_it},
    {"Go on after the pause", "paused", true, resume},
    {"We looked at it together today", "agreed|paused", false, reviewed},
    {"They asked us for help", "agreed|paused", true, asked_help},
    {"They asked about training", "agreed|paused", true, asked_training},
    {"Someone may be at risk now", "agreed|paused", true, at_risk},
    {"End it", "waiting|proposed|agreed|paused", false, end_it},
    {"We talked it over with the peer", "ended", false, talked_over},
    {"Read or change all of it", "waiting|proposed|agreed|paused|ended", false, record},
};
enum { WAYS = sizeof ways / sizeof *ways };

/* One question about the match as it is now; false: back. */
static bool ask_way(struct plain *p, void *arg)
{
    hub_id match = *(const hub_id *)arg;
    struct of_match s = {.p = p};
    struct hub_err err;
    const char *lines[WAYS];
    size_t at[WAYS], count = 0;
    if (hub_match(p->h, match, p->a, &s.m, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    for (size_t i = 0; i < WAYS; i++) {
        if (str_part_index(ways[i].statuses, s.m.status) >= 0 && ((ways[i].own && hub_is_peer(p->h)) || needs_met(p->h, "write match"))) {
            at[count] = i;
            lines[count++] = ways[i].word;
        }
    }
    int which = choose_of(p, in_words(p, &s.m, p->a), lines, count);
    if (which >= 0) {
        ways[at[which]].run(&s);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_match(struct plain *p, hub_id match)
{
    plain_until_left(p, ask_way, &match);
}

/* --- the lists ---------------------------------------------------------------------------- */

struct matches {
    struct plain *p;
    struct match_line *lines;
};

static const char *match_label(void *arg, size_t i, struct arena *a)
{
    const struct matches *l = arg;
    return in_words(l->p, &l->lines[i], a);
}

/* Which matches. */
struct listed {
    enum match_which which;
    const char *title;
};

/* One question about the list read afresh; false: back. */
static bool ask_match(struct plain *p, void *arg)
{
    const struct listed *of = arg;
    struct matches l = {.p = p};
    struct hub_err err;
    size_t count;
    if (hub_matches(p->h, of->which, p->a, &l.lines, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {.title = of->title,
        .word = "match",
        .help = "Choose one for its week, and what can be done.",
        .count = count,
        .label = match_label,
        .arg = &l,
        .add = of->which == MATCHES_ENDED ? NULL : if_met(p, "write match", "A family asks for a peer")};
    int chosen = choose(p, &c);
    if (chosen >= 0) {
        plain_match(p, l.lines[chosen].id);
    } else if (chosen == CHOSE_ADD) {
        plain_add(p, &peer_match_noun, NULL, 0);
    }
    return chosen != CHOSE_BACK && !p->ended;
}

static void say_matches(struct plain *p, enum match_which which, const char *title)
{
    struct listed of = {which, title};
    plain_until_left(p, ask_match, &of);
}

void plain_own(struct plain *p, const void *unused)
{
    (void)unused;
    say_matches(p, MATCHES_RUNNING, "Your families");
}

void plain_peers(struct plain *p, const void *unused)
{
    static const char *const lines[] = {"Who waits, and matches", "Matches that have ended", "Volunteers",
        "Never match these two", "Passed on by peers"};
    enum { MATCHES, ENDED, VOLUNTEERS, NEVER, DOORS };
    (void)unused;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, "Peers", lines, sizeof lines / sizeof *lines);
        switch (which) {
        case MATCHES:
            say_matches(p, MATCHES_OPEN, "Who waits, and matches");
            break;
        case ENDED:
            say_matches(p, MATCHES_ENDED, "Matches that have ended");
            break;
        case VOLUNTEERS:
            plain_list(p, &peer_noun, NULL, ID_NONE);
            break;
        case NEVER:
            plain_list(p, &peer_never_noun, NULL, ID_NONE);
            break;
        case DOORS:
            plain_list(p, &peer_exception_noun, NULL, ID_NONE);
            break;
        default:
            break;
        }
    }
}
