/* SPDX-License-Identifier: MIT */
/* What a peer who signs in may list and pass on: their own matches and weeks; hub peer door */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/peer.h"
#include "hub/service/peers.h"
#include "hub/service/records.h"
#include "hub/service/worry.h"
#include "rows_priv.h"

#include <string.h>

/* --- their own lists ------------------------------------------------------------------ */

struct own {
    struct rows *rows;
    const struct record_ask *ask;
    const char *needle;
    struct match_line *lines; /* running, then ended */
    size_t count;
};

static bool within(const struct record_ask *ask, hub_date day)
{
    return (!date_known(ask->from) || day.d >= ask->from.d) &&
           (!date_known(ask->to) || day.d <= ask->to.d);
}

static bool meant(const struct own *o, const struct match_line *m, struct arena *a)
{
    return (str_empty(o->ask->family) || str_ieq(o->ask->family, m->family_name)) &&
           (str_empty(o->ask->find) || utf8_find(utf8_fold(a, m->family_name), o->needle));
}

static const char *day_cell(const struct own *o, hub_date day)
{
    char text[DATE_TEXT];
    bool words = o->rows->format == FORMAT_TEXT;
    return !date_known(day) ? ""
                            : arena_strdup(o->rows->inv->arena,
                                  words ? date_medium(day, text) : date_iso(day, text));
}

static const struct column match_columns[] = {
    {"family", "Family", CELL_TEXT, false},
    {"kind", "Kind", CELL_TEXT, false},
    {"status", "Status", CELL_TEXT, false},
    {"agreed", "Agreed on", CELL_TEXT, false},
    {"ended", "Ended on", CELL_TEXT, false},
    {"this_week", "This week", CELL_TEXT, false},
};

static enum hub_rc match_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    struct own *o = arg;
    o->rows = rows;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < o->count; i++) {
        const struct match_line *m = &o->lines[i];
        if (within(o->ask, m->asked) && meant(o, m, o->rows->inv->arena)) {
            enum peer_touch now = m->weeks[PEER_WEEKS - 1];
            const char *cells[] = {m->family_name, m->kind, m->status, day_cell(o, m->agreed),
                day_cell(o, m->ended), now == TOUCH_NONE ? "" : peer_touch_word(now)};
            rc = rows_add(o->rows, cells, err);
        }
    }
    return rc;
}

static const struct column tick_columns[] = {
    {"family", "Family", CELL_TEXT, false},
    {"week", "Week", CELL_TEXT, false},
    {"in_touch", "In touch", CELL_TEXT, false},
};

static enum hub_rc ticks_of(struct own *o, const struct match_line *m, struct hub_err *err)
{
    struct peer_tick *ticks;
    size_t count = 0;
    struct invocation *inv = o->rows->inv;
    enum hub_rc rc = hub_match_ticks(inv->hub, m->id, inv->arena, &ticks, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (within(o->ask, ticks[i].week)) {
            const char *cells[] = {
                m->family_name, day_cell(o, ticks[i].week), peer_touch_word(ticks[i].touch)};
            rc = rows_add(o->rows, cells, err);
        }
    }
    return rc;
}

static enum hub_rc tick_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    struct own *o = arg;
    o->rows = rows;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < o->count; i++) {
        rc = meant(o, &o->lines[i], o->rows->inv->arena) ? ticks_of(o, &o->lines[i], err) : rc;
    }
    return rc;
}

static enum hub_rc read_own(struct own *o, struct invocation *inv, struct hub_err *err)
{
    struct match_line *ended;
    size_t count = 0;
    enum hub_rc rc = hub_matches(inv->hub, MATCHES_RUNNING, inv->arena, &o->lines, &o->count, err);
    rc = rc == HUB_OK ? hub_matches(inv->hub, MATCHES_ENDED, inv->arena, &ended, &count, err) : rc;
    if (rc == HUB_OK && count) {
        struct match_line *all = arena_array(inv->arena, o->count + count, sizeof *all);
        memcpy(all, o->lines, o->count * sizeof *all);
        memcpy(all + o->count, ended, count * sizeof *all);
        o->lines = all;
        o->count += count;
    }
    return rc;
}

bool lists_own(const struct invocation *inv, const struct noun *n, const struct record_ask *ask)
{
    return hub_is_peer(inv->hub) && (n == &peer_match_noun || n == &tick_noun) && !ask->removed;
}

enum hub_rc list_own(struct invocation *inv, const struct noun *n, const struct record_ask *ask,
    struct hub_err *err)
{
    struct own o = {.ask = ask, .needle = utf8_fold(inv->arena, ask->find ? ask->find : "")};
    const char *none = arena_printf(inv->arena, "There are no %s.", n->plural);
    const struct row_table ticks = {COLUMNS_OF(tick_columns), tick_rows, &o, none, false},
                           matches = {COLUMNS_OF(match_columns), match_rows, &o, none, false};
    enum hub_rc rc = read_own(&o, inv, err);
    return rc == HUB_OK ? rows_show(inv, option_format(inv), n == &tick_noun ? &ticks : &matches, err)
                        : rc;
}

/* --- three doors to more ------------------------------------------------------------------ */

static const char *const door_words[] = {
    [DOOR_HELP] = "help", [DOOR_TRAINING] = "training", [DOOR_RISK] = "risk"};

static enum hub_rc door_named(const char *word, enum peer_door *out, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof door_words / sizeof *door_words; i++) {
        if (str_ieq(word, door_words[i])) {
            *out = (enum peer_door)i;
            return HUB_OK;
        }
    }
    return hub_fail(err, HUB_EUSAGE, "\"%s\" is none of the three doors: help, training, risk.", word);
}

/* "parent=yes": a parent of the family asked for it, in their own word. */
static enum hub_rc parent_said(const struct invocation *inv, bool *out, struct hub_err *err)
{
    const char *word = inv->arg_count > 2 ? inv->args[2] : "parent=no";
    *out = str_ieq(word, "parent=yes");
    return *out || str_ieq(word, "parent=no")
               ? HUB_OK
               : hub_fail(err, HUB_EUSAGE, "\"%s\" does not say whether a parent asked, as parent=yes does.", word);
}

static enum hub_rc print_numbers(struct invocation *inv, struct hub_err *err)
{
    struct worry_help help;
    enum hub_rc rc = hub_worry_help(inv->hub, inv->arena, &help, err);
    rc = rc == HUB_OK ? print(inv, err, "Ring now:\n") : rc;
    for (size_t i = 0; rc == HUB_OK && i < help.number_count; i++) {
        rc = print(inv, err, "%s: %s\n", help.numbers[i].who, help.numbers[i].number);
    }
    return rc;
}

enum hub_rc run_peer_door(struct invocation *inv, struct hub_err *err)
{
    enum peer_door door = DOOR_HELP;
    bool parent = false;
    hub_id match;
    enum hub_rc rc = door_named(inv->args[1], &door, err);
    rc = rc == HUB_OK ? parent_said(inv, &parent, err) : rc;
    rc = rc == HUB_OK && door == DOOR_RISK ? print_numbers(inv, err) : rc;
    rc = rc == HUB_OK ? hub_match_named(inv->hub, inv->args[0], inv->arena, &match, err) : rc;
    rc = rc == HUB_OK ? hub_peer_door(inv->hub, match, door, parent, NULL, err) : rc;
    if (rc == HUB_EINVAL && !parent) {
        hub_fail(err, rc, "%s If a parent did ask: parent=yes.", arena_strdup(inv->arena, err->msg));
    }
    return rc == HUB_OK ? print(inv, err, "Passed on: it stands on Today.\n") : rc;
}
