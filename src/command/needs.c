/* SPDX-License-Identifier: MIT */
#include "hub/command/needs.h"

#include "hub/base/arena.h"
#include "hub/base/str.h"
#include "hub/command/command.h"
#include "hub/model/noun.h"
#include "hub/service/roles.h"

#include <string.h>

/* Those with a space behind are about a noun. */
static const struct {
    const char *word;
    unsigned verbs;
} words[] = {
    {"read ", VERB_READ},
    {"write ", VERB_WRITE},
    {"add ", VERB_ADD},
    {"change ", VERB_CHANGE | VERB_MINE},
    {"own ", VERB_OWN},
    {"erase", VERB_ERASE},
    {"history", VERB_HISTORY},
    {"figures", VERB_FIGURES},
    {"keys", VERB_KEYS},
    {"roles", VERB_ROLES},
    {"server", VERB_SERVER},
};
enum { WORDS = sizeof words / sizeof *words };

/* Those who work with a hub, or with some families of it. */
static bool at_large(const struct hub *h)
{
    return hub_role(h)->sight <= SIGHT_FAMILIES;
}

/* One of them; *sound: it is known. `h` NULL: only that is asked. */
static bool one_met(const struct hub *h, const char *need, bool *sound)
{
    *sound = true;
    if (str_eq(need, "hub") || str_eq(need, "pin")) {
        return h && (str_eq(need, "hub") ? at_large(h) : hub_role(h)->pin);
    }
    for (size_t i = 0; i < WORDS; i++) {
        size_t len = strlen(words[i].word);
        bool of_noun = words[i].word[len - 1] == ' ';
        if (of_noun && str_starts(need, words[i].word)) {
            const struct noun *n = noun_find(need + len);
            *sound = n != NULL;
            return h && n && hub_may(h, words[i].verbs, n);
        }
        if (!of_noun && str_eq(need, words[i].word)) {
            return h && hub_may(h, words[i].verbs, NULL);
        }
    }
    *sound = false;
    return false;
}

/* Whether any is met, or with `h` NULL whether all are known. */
static bool look(const struct hub *h, const char *needs)
{
    struct arena *a = arena_create();
    size_t count = str_parts(needs);
    bool any = false, all = true;
    for (size_t i = 0; i < count; i++) {
        bool sound;
        any |= one_met(h, str_part(a, needs, i), &sound);
        all &= sound;
    }
    arena_destroy(a);
    return h ? any : all;
}

bool needs_met(const struct hub *h, const char *needs)
{
    return str_empty(needs) || look(h, needs);
}

const char needs_not_met[] = "That is for a hub carer to do: ring them.";

// clang-format off
static const struct {
    const char *ids, *needs;
} of_commands[] = {
    {"help|man|settings|completion_bash|rules|worry|user_pin", NULL},
    {"user_add|user_list|user_disable|user_drop|keys", "keys"},
    {"user_role|user_enable|list_sign_ins", "roles"},
    {"backup|doctor", "server"},
    {"export_figures|print_figures|figures", "figures"},
    {"history|list_changes", "history"},
    {"erase", "erase"},
    {"import_folder|import_csv|import_log|import_calendar|copy_event|copy_season|copy_risk|add|edit|remove|"
     "rota_book|rota_fill|passphrase|take|return|recovery", "write family"},
};
// clang-format on

const char *command_needs(const struct command *c)
{
    for (size_t i = 0; i < sizeof of_commands / sizeof *of_commands; i++) {
        if (str_part_index(of_commands[i].ids, c->id) >= 0) {
            return of_commands[i].needs;
        }
    }
    return "hub";
}

bool needs_sound(const char *needs)
{
    return str_empty(needs) || look(NULL, needs);
}
