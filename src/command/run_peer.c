/* SPDX-License-Identifier: MIT */
/* hub tick; hub peer suggest, match, agree, decline, pause, resume, end, reviewed, talked-over */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/peer.h"
#include "hub/service/peers.h"
#include "hub/service/records.h"
#include "rows_priv.h"

/* --- the week ------------------------------------------------------------------------ */

/* "last", "this", or any day of it. */
static enum hub_rc week_of(struct invocation *inv, hub_date *out, struct hub_err *err)
{
    const char *text = option_text(inv, OPTION_WEEK);
    hub_date today = hub_today(inv->hub);
    *out = today;
    if (!text || str_ieq(text, "this")) {
        return HUB_OK;
    }
    if (str_ieq(text, "last")) {
        *out = date_add(today, -7);
        return HUB_OK;
    }
    return date_parse(text, today, out, err);
}

static enum hub_rc print_week(struct invocation *inv, hub_id match, hub_date week,
    enum peer_touch touch, struct hub_err *err)
{
    struct match_line m;
    char day[DATE_TEXT];
    bool rang = !hub_is_peer(inv->hub);
    enum hub_rc rc = hub_match(inv->hub, match, inv->arena, &m, err);
    return rc == HUB_OK ? print(inv, err, "%s and %s, week of %s: %s%s\n", m.peer_name,
                              m.family_name, date_long(peer_week(week), day),
                              peer_touch_shown(touch), rang ? ", the peer rang" : "")
                        : rc;
}

enum hub_rc run_tick(struct invocation *inv, struct hub_err *err)
{
    const char *answer = inv->args[inv->arg_count - 1];
    const char *name = inv->arg_count > 1 ? inv->args[0] : "";
    enum peer_touch touch = TOUCH_NONE;
    hub_date week;
    hub_id match;
    if (!peer_touch_named(answer, &touch)) {
        return hub_fail(err, HUB_EUSAGE,
            "\"%s\" is none of the answers: yes, tried, no, pause. A tick has no other words.",
            answer);
    }
    enum hub_rc rc = week_of(inv, &week, err);
    rc = rc == HUB_OK ? hub_match_named(inv->hub, name, inv->arena, &match, err) : rc;
    rc = rc == HUB_OK ? hub_tick(inv->hub, match, week, touch, err) : rc;
    return rc == HUB_OK ? print_week(inv, match, week, touch, err) : rc;
}

/* --- who fits -------------------------------------------------------------------------- */

static const struct column offer_columns[] = {
    {"peer", "Peer", CELL_TEXT, false},
    {"may", "May", CELL_TEXT, false},
    {"why", "Why", CELL_TEXT, false},
    {"but", "Please check", CELL_TEXT, false},
};

struct offer_rows {
    struct peer_offer *items;
    size_t count;
};

static enum hub_rc add_offers(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct offer_rows *all = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < all->count; i++) {
        const struct peer_offer *o = &all->items[i];
        const char *cells[] = {o->name, o->stops ? "never" : *o->but ? "check" : "yes", o->why, o->but};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

enum hub_rc run_peer_suggest(struct invocation *inv, struct hub_err *err)
{
    struct offer_rows all;
    const struct row_table table = {
        COLUMNS_OF(offer_columns), add_offers, &all, "No peer is written down yet.", false};
    hub_id family;
    enum hub_rc rc = hub_find(inv->hub, &family_noun, inv->args[0], &family, err);
    rc = rc == HUB_OK ? hub_peer_suggest(inv->hub, family, inv->arena, &all.items, &all.count, err)
                      : rc;
    return rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
}

/* Said before anything is written down. */
static enum hub_rc never(struct invocation *inv, hub_id family, hub_id peer, struct hub_err *err)
{
    struct peer_offer *offers;
    size_t count;
    enum hub_rc rc = hub_peer_suggest(inv->hub, family, inv->arena, &offers, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (id_eq(offers[i].peer, peer) && offers[i].stops) {
            return hub_fail(err, HUB_EINVAL, "%s: %s. They are not matched.", offers[i].name, offers[i].but);
        }
    }
    return rc;
}

enum hub_rc run_peer_match(struct invocation *inv, struct hub_err *err)
{
    hub_id family, peer, match;
    const char *reason = given(inv, OPTION_OVERRIDE) ? option_text(inv, OPTION_OVERRIDE) : NULL;
    enum hub_rc rc = hub_find(inv->hub, &family_noun, inv->args[0], &family, err);
    rc = rc == HUB_OK ? hub_find(inv->hub, &peer_noun, inv->args[1], &peer, err) : rc;
    rc = rc == HUB_OK ? never(inv, family, peer, err) : rc;
    rc = rc == HUB_OK ? hub_peer_ask(inv->hub, family, false, NULL, inv->arena, &match, err) : rc;
    rc = rc == HUB_OK ? hub_match_propose(inv->hub, match, peer, reason, err) : rc;
    if (rc == HUB_ECONFLICT) {
        hub_fail(err, rc, "%s To match them all the same: --override \"why\".",
            arena_strdup(inv->arena, err->msg));
    }
    return rc == HUB_OK ? print(inv, err, "Proposed. When both say yes: hub peer agree %s\n", inv->args[0])
                        : rc;
}

/* --- one step of a match ------------------------------------------------------------------ */

static enum hub_rc said(struct invocation *inv, hub_id match, const char *word, struct hub_err *err)
{
    struct match_line m;
    enum hub_rc rc = hub_match(inv->hub, match, inv->arena, &m, err);
    return rc == HUB_OK ? print(inv, err, "%s: %s%s%s\n", word, m.peer_name,
                              *m.peer_name ? " and " : "", m.family_name)
                        : rc;
}

static enum hub_rc step(struct invocation *inv,
    enum hub_rc (*verb)(struct hub *h, hub_id match, struct hub_err *err), const char *word,
    struct hub_err *err)
{
    hub_id match;
    enum hub_rc rc = hub_match_named(inv->hub, inv->args[0], inv->arena, &match, err);
    rc = rc == HUB_OK ? verb(inv->hub, match, err) : rc;
    return rc == HUB_OK ? said(inv, match, word, err) : rc;
}

enum hub_rc run_peer_agree(struct invocation *inv, struct hub_err *err)
{
    return step(inv, hub_match_agree, "Agreed today", err);
}

enum hub_rc run_peer_decline(struct invocation *inv, struct hub_err *err)
{
    return step(inv, hub_match_decline, "Waits again", err);
}

enum hub_rc run_peer_resume(struct invocation *inv, struct hub_err *err)
{
    return step(inv, hub_match_resume, "Goes on", err);
}

enum hub_rc run_peer_reviewed(struct invocation *inv, struct hub_err *err)
{
    return step(inv, hub_match_reviewed, "Looked at together today", err);
}

enum hub_rc run_peer_pause(struct invocation *inv, struct hub_err *err)
{
    hub_id match;
    enum hub_rc rc = hub_match_named(inv->hub, inv->args[0], inv->arena, &match, err);
    rc = rc == HUB_OK ? hub_match_pause(inv->hub, match, option_date(inv, OPTION_TO), err) : rc;
    return rc == HUB_OK ? said(inv, match, "Paused, nobody is asked", err) : rc;
}

enum hub_rc run_peer_end(struct invocation *inv, struct hub_err *err)
{
    hub_id match;
    enum hub_rc rc = hub_match_named(inv->hub, inv->args[0], inv->arena, &match, err);
    rc = rc == HUB_OK ? hub_match_end(inv->hub, match, option_text(inv, OPTION_ENDED), err) : rc;
    return rc == HUB_OK ? said(inv, match, "Ended today, nobody is at fault", err) : rc;
}

/* It has ended, so it is looked for among those; the newest of that name. */
enum hub_rc run_peer_talked_over(struct invocation *inv, struct hub_err *err)
{
    struct match_line *lines;
    size_t count;
    hub_id family, match = ID_NONE;
    enum hub_rc rc = hub_find(inv->hub, &family_noun, inv->args[0], &family, err);
    rc = rc == HUB_OK ? hub_matches(inv->hub, MATCHES_ENDED, inv->arena, &lines, &count, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < count && !id_known(match); i++) {
        match = id_eq(lines[i].family, family) ? lines[i].id : match;
    }
    if (rc == HUB_OK && !id_known(match)) {
        rc = hub_fail(err, HUB_ENOTFOUND, "No match of %s has ended.", inv->args[0]);
    }
    rc = rc == HUB_OK ? hub_match_talked_over(inv->hub, match, err) : rc;
    return rc == HUB_OK ? said(inv, match, "Talked over today", err) : rc;
}
