/* SPDX-License-Identifier: MIT */
/* The table of role by verb by record. Every verb of this room asks here first. */
#include "hub_priv.h"

#include <string.h>

struct grant {
    const char *role;
    const char *noun; /* NULL: every noun that has no row of its own for this role */
    unsigned verbs;
};

// clang-format off
static const struct grant grants[] = {
    {"hub carer",        NULL,      VERB_READ | VERB_WRITE | VERB_ERASE | VERB_KEYS | VERB_ROLES},
    {"hub carer",        "opening", 0},
    {"hub carer",        "hub",     VERB_READ | VERB_WRITE},
    {"hub carer",        "erasure", VERB_READ},
    {"hub carer",        "masking", VERB_READ | VERB_WRITE},
    {"liaison worker",   NULL,      VERB_READ},
    {"liaison worker",   "tick",    0},
    {"liaison worker",   "go_ahead", VERB_READ | VERB_WRITE}, /* DECISIONS Rota */
    {"liaison worker",   "worry",   VERB_WRITE}, /* whoever hears it writes it down */
    {"peer",             NULL,      VERB_OWN}, /* matches they are the peer of, and their own steps */
    {"peer",             "worry",   VERB_WRITE},
    {"technical helper", NULL,      VERB_KEYS},
};
// clang-format on

static unsigned verbs_of(const char *role, const struct noun *n)
{
    unsigned general = 0;
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++) {
        if (strcmp(grants[i].role, role) != 0) {
            continue;
        }
        if (grants[i].noun && n && strcmp(grants[i].noun, n->name) == 0) {
            return grants[i].verbs;
        }
        if (!grants[i].noun) {
            general = grants[i].verbs;
        }
    }
    return general;
}

bool access_allows(const char *role, enum verb verb, const struct noun *n)
{
    return verbs_of(role, n) & verb;
}

enum hub_rc access_check(
    const struct hub *h, enum verb verb, const struct noun *n, struct hub_err *err)
{
    if (h->locked) {
        return hub_fail(err, HUB_EDENIED, "%s's PIN is needed first.", h->person_name);
    }
    if (n && (n->flags & NOUN_SEALED) && verb == VERB_READ) {
        return hub_fail(err, HUB_EDENIED, "Worries are kept apart: w shows those you may read.");
    }
    if (verbs_of(h->role, n) & verb) {
        return HUB_OK;
    }
    return hub_fail(err, HUB_EDENIED, "%s is a %s, who may not %s %s here. A hub carer can help.",
        h->person_name, h->role, verb == VERB_READ    ? "see"
        : verb == VERB_ERASE ? "erase"
                             : "change",
        n                     ? n->plural
        : verb == VERB_ROLES  ? "who has which role"
        : verb == VERB_KEYS   ? "who comes in"
                              : "this");
}
