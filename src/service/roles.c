/* SPDX-License-Identifier: MIT */
/* The table of role by noun by verb, and its words. */
#include "hub/service/roles.h"

#include "hub/base/str.h"
#include "hub/service/corrections.h"

#include <string.h>

enum {
    LOOK = VERB_READ,
    KEEP = VERB_READ | VERB_ADD | VERB_CHANGE,
    SIGN = VERB_READ | VERB_ADD | VERB_MINE, /* what others wrote stays as they wrote it */
    TELL = VERB_ADD | VERB_MINE,             /* a worry: whoever hears it writes it down */
    ALL = KEEP | VERB_ERASE,
};

const struct role roles[ROLE_COUNT] = {
    {ROLE_CARER, "hub carer", SIGHT_HUBS, true, "all of their hubs"},
    {ROLE_LIAISON, "liaison worker", SIGHT_HUBS, true,
        "all of their hubs, or some families of them; who was in touch with whom, when granted"},
    {ROLE_HOST, "host", SIGHT_STAYS, true,
        "their own home and its stays, and what the children need who stay there"},
    {ROLE_PEER, "peer", SIGHT_MATCHES, false, "their own matches and ticks, on one page"},
    {ROLE_EVENT, "event helper", SIGHT_EVENT, true,
        "the register of one event, the day before until the day after"},
    {ROLE_TECHNICAL, "technical helper", SIGHT_NOTHING, true, "nobody"},
};

struct grant {
    enum role_id role;
    const char *nouns; /* "dose|count"; NULL: every noun that has no row of its own for this role */
    unsigned verbs;
    const char *which;
};

// clang-format off
static const struct grant grants[] = {
    {ROLE_CARER, NULL,       ALL,  "of their hubs"},
    {ROLE_CARER, "opening",  0,    ""},
    {ROLE_CARER, "hub",      KEEP, "their hubs"},
    {ROLE_CARER, "erasure",  LOOK, "of their hubs"},
    {ROLE_CARER, "masking",  KEEP, "of their hubs"},

    {ROLE_LIAISON, NULL,       LOOK, "of their hubs; of some families when that was said"},
    {ROLE_LIAISON, "tick",     VERB_GRANTED, "of their hubs"},
    {ROLE_LIAISON, "opening",  0,    ""},
    {ROLE_LIAISON, "go_ahead", KEEP, "of stays they see"}, /* DECISIONS Rota */
    {ROLE_LIAISON, "worry",    TELL | VERB_ERASE, "about anybody"},

    {ROLE_HOST, "hub",            LOOK, "their hub's name and numbers"},
    {ROLE_HOST, "person",         LOOK, "those who work with the hub, and the grown-ups of children who stay"},
    {ROLE_HOST, "host|home|room|bed|car|closure|household", LOOK, "their own"},
    {ROLE_HOST, "away",           KEEP, "of their own home"},
    {ROLE_HOST, "stay|stay_child", LOOK, "at their home, from when it is asked about until a week after"},
    {ROLE_HOST, "stay_note",      KEEP, "of stays at their home"},
    {ROLE_HOST, "family|child|collector|consent|medicine|sharing", LOOK,
        "of children who stay, until a week after"},
    {ROLE_HOST, "dose|count",     SIGN, "of children who stay, until a week after"},
    {ROLE_HOST, "incident|entry", SIGN, "of stays at their home"},
    {ROLE_HOST, "worry",          TELL, "about anybody"},

    {ROLE_PEER, "match|tick",             VERB_OWN, "of which they are the peer"},
    {ROLE_PEER, "peer|family|person|hub|exception", VERB_OWN, "as their own page needs it"},
    {ROLE_PEER, "worry",                  TELL, "about anybody"},

    {ROLE_EVENT, "hub",            LOOK, "their hub's name and numbers"},
    {ROLE_EVENT, "event|event_change|invitation|risk_sheet|risk_line", LOOK, "of that event"},
    {ROLE_EVENT, "register_line",  KEEP, "of that event"},
    {ROLE_EVENT, "family|child|person|collector|consent", LOOK, "as the register shows them"},
    {ROLE_EVENT, "incident",       SIGN, "of that event"},
    {ROLE_EVENT, "worry",          TELL, "about anybody"},

    {ROLE_TECHNICAL, "worry",      TELL, "about anybody"},
};

static const unsigned also[ROLE_COUNT] = {
    [ROLE_CARER] = VERB_HISTORY | VERB_FIGURES | VERB_KEYS | VERB_ROLES | VERB_SERVER,
    [ROLE_LIAISON] = VERB_HISTORY | VERB_FIGURES,
    [ROLE_TECHNICAL] = VERB_KEYS | VERB_SERVER,
};

const struct role_right role_rights[] = {
    {VERB_HISTORY, "history", "what was changed in records they see, and by whom"},
    {VERB_FIGURES, "figures", "counted from records they see"},
    {VERB_KEYS,    "keys",    "giving and taking keys, closing a way in"},
    {VERB_ROLES,   "roles",   "who works with the hub, as what, and what they see; sign-ins"},
    {VERB_SERVER,  "server",  "backups, PINs that were lost, and whether the computer is in order"},
};
// clang-format on
const size_t role_right_count = sizeof role_rights / sizeof *role_rights;

const struct role *role_named(const char *name)
{
    for (size_t i = 0; name && i < ROLE_COUNT; i++) {
        if (str_ieq(roles[i].name, name)) {
            return &roles[i];
        }
    }
    return NULL;
}

static const struct grant *grant_of(const struct role *r, const struct noun *n)
{
    const struct grant *general = NULL;
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++) {
        const struct grant *g = &grants[i];
        if (g->role == r->id && g->nouns && str_part_index(g->nouns, n->name) >= 0) {
            return g;
        }
        general = g->role == r->id && !g->nouns ? g : general;
    }
    return general;
}

unsigned role_verbs(const struct role *r, const struct noun *n)
{
    const struct grant *one = r && n ? grant_of(r, n) : NULL;
    unsigned verbs = r && !n ? also[r->id] : 0;
    for (size_t i = 0; r && !n && i < sizeof grants / sizeof *grants; i++) {
        verbs |= grants[i].role == r->id ? grants[i].verbs : 0;
    }
    return one ? one->verbs : verbs;
}

const char *role_which(const struct role *r, const struct noun *n)
{
    const struct grant *g = grant_of(r, n);
    return g ? g->which : "";
}

/* --- as it is shown ------------------------------------------------------------------------ */

const char *const role_columns[ROLE_COLUMNS] = {"see", "add", "change", "remove", "erase"};

/* What nobody may, whatever their role: hub's own books are never removed. */
static bool never(const struct noun *n, enum role_column c)
{
    return (c == ROLE_CHANGES && n->flags & NOUN_APPEND_ONLY && !hub_corrects(n)) ||
           (c == ROLE_REMOVES && n->flags & NOUN_BOOKS);
}

static const char *sealed_cell(unsigned verbs, enum role_column c)
{
    static const unsigned asked[ROLE_COLUMNS] = {[ROLE_SEES] = VERB_WRITE | VERB_READ,
        [ROLE_CHANGES] = VERB_CHANGE | VERB_MINE, [ROLE_REMOVES] = VERB_CHANGE | VERB_MINE,
        [ROLE_ERASES] = VERB_ERASE};
    return c == ROLE_ADDS ? verbs & VERB_ADD ? "yes" : "no" : verbs & asked[c] ? "apart" : "no";
}

const char *role_cell(const struct role *r, const struct noun *n, enum role_column c)
{
    static const unsigned asked[ROLE_COLUMNS] = {[ROLE_SEES] = VERB_READ, [ROLE_ADDS] = VERB_ADD,
        [ROLE_CHANGES] = VERB_CHANGE, [ROLE_REMOVES] = VERB_CHANGE, [ROLE_ERASES] = VERB_ERASE};
    static const unsigned own[ROLE_COLUMNS] = {
        [ROLE_SEES] = VERB_OWN, [ROLE_CHANGES] = VERB_MINE, [ROLE_REMOVES] = VERB_MINE};
    unsigned verbs = role_verbs(r, n);
    if (n->flags & NOUN_SEALED) {
        return sealed_cell(verbs, c);
    }
    if (c == ROLE_CHANGES && hub_corrects(n)) {
        return verbs & VERB_ADD && verbs & VERB_READ ? "beside" : "no";
    }
    if (c == ROLE_SEES && verbs & VERB_GRANTED) {
        return "granted";
    }
    return never(n, c) ? "no" : verbs & asked[c] ? "yes" : verbs & own[c] ? "own" : "no";
}
