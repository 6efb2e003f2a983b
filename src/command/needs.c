/* SPDX-License-Identifier: MIT */
#include "hub/command/needs.h"

#include "hub/base/arena.h"
#include "hub/base/str.h"
#include "hub/command/command.h"
#include "hub/model/noun.h"
#include "hub/service/roles.h"
#include "hub/service/sealed.h"

#include <string.h>

/* Those with a space behind are about a noun. */
static const struct {
    const char *word;
    unsigned verbs;
    bool whole; /* of a copy of one event it would count what is not there */
} words[] = {
    {"read ", VERB_READ, false},
    {"write ", VERB_WRITE, false},
    {"add ", VERB_ADD, false},
    {"change ", VERB_CHANGE | VERB_MINE, false},
    {"own ", VERB_OWN, false},
    {"erase", VERB_ERASE, false},
    {"history", VERB_HISTORY, false},
    {"figures", VERB_FIGURES, true},
    {"keys", VERB_KEYS, false},
    {"roles", VERB_ROLES, false},
    {"server", VERB_SERVER, false},
};
enum { WORDS = sizeof words / sizeof *words };

/* Those who work with a hub, or with some families of it. */
static bool at_large(const struct hub *h)
{
    return hub_role(h)->sight <= SIGHT_FAMILIES;
}

/* No copy of one event has any of these. */
static const char beyond_event[] = "stay|stay_child|stay_note|go_ahead|rota_version|tell|match|tick";

static bool whole(const struct hub *h)
{
    return !hub_of_one_event(h);
}

static bool may_noun(const struct hub *h, unsigned verbs, const struct noun *n)
{
    bool here = whole(h) || str_part_index(beyond_event, n->name) < 0;
    return here && hub_may(h, verbs, n);
}

/* One of them; *sound: it is known. `h` NULL: only that is asked. */
static bool one_met(const struct hub *h, const char *need, bool *sound)
{
    *sound = true;
    if (str_eq(need, "hub") || str_eq(need, "whole")) {
        return h && at_large(h) && (str_eq(need, "hub") || whole(h));
    }
    if (str_eq(need, "pin")) {
        return h && hub_role(h)->pin;
    }
    for (size_t i = 0; i < WORDS; i++) {
        size_t len = strlen(words[i].word);
        bool of_noun = words[i].word[len - 1] == ' ';
        if (of_noun && str_starts(need, words[i].word)) {
            const struct noun *n = noun_find(need + len);
            *sound = n != NULL;
            return h && n && may_noun(h, words[i].verbs, n);
        }
        if (!of_noun && str_eq(need, words[i].word)) {
            return h && hub_may(h, words[i].verbs, NULL) && (!words[i].whole || whole(h));
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
     "passphrase|take|return|recovery", "write family"},
    {"rota_book|rota_fill", "write stay"},
    {"rota_check|rota_offer|rota_agree|rota_move|rota_swap|rota_cancel|rota_happened|rota_publish|rota_version|"
     "rota_shares|print_rota|print_rules|tell|tick|peer_suggest|peer_match|peer_agree|peer_decline|peer_pause|"
     "peer_resume|peer_end|peer_reviewed|peer_talked_over|peer_door|unit_held|unit_missed|unit_plan|unit_review|"
     "unit_finish|unit_again|print_supervision|print_return", "whole"},
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
