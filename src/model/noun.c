/* SPDX-License-Identifier: MIT */
#include "hub/model/noun.h"

#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/figures.h"
#include "hub/model/holiday.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/keeping.h"
#include "hub/model/log.h"
#include "hub/model/medicine.h"
#include "hub/model/pack.h"
#include "hub/model/peer.h"
#include "hub/model/person.h"
#include "hub/model/risk.h"
#include "hub/model/rota.h"
#include "hub/model/rota_version.h"
#include "hub/model/sent.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/model/tell.h"
#include "hub/model/unit.h"

#include <stdbool.h>
#include <string.h>
#include <stddef.h>

// clang-format off
const struct noun *const nouns[] = {
    &hub_noun, &family_noun, &person_noun, &child_noun, &home_noun, &room_noun, &bed_noun,
    &household_noun, &car_noun, &closure_noun, &host_noun, &away_noun, &exemption_noun,
    &sharing_noun, &safety_check_noun, &wish_noun, &family_host_noun, &apart_noun, &weekend_noun,
    &stay_noun, &stay_child_noun, &consent_noun, &collector_noun, &medicine_noun, &dose_noun,
    &medicine_count_noun, &stay_note_noun, &go_ahead_noun, &tell_noun, &event_noun, &event_change_noun, &invitation_noun,
    &risk_sheet_noun, &risk_line_noun, &register_line_noun, &log_entry_noun, &incident_noun,
    &worry_noun, &worry_opening_noun, &peer_noun, &peer_match_noun, &tick_noun, &peer_exception_noun,
    &peer_never_noun, &unit_noun,
    &unit_session_noun, &support_group_noun, &group_meeting_noun, &training_noun,
    &training_person_noun, &supervision_noun, &buddy_noun, &service_used_noun, &feedback_noun, &story_noun,
    &access_request_noun, &withheld_noun, &retention_line_noun, &erasure_noun, &holiday_noun, &rota_version_noun,
    &rota_version_stay_noun, &sent_copy_noun, &sent_figure_noun, &pack_noun, &pack_family_noun, &homecoming_noun,
    &question_noun, &claim_noun,
};
// clang-format on

const size_t noun_count = sizeof nouns / sizeof nouns[0];

/* Words people use for a noun beside its own. */
static const struct {
    const char *word, *noun;
} aliases[] = {
    {"adult", "person"},
    {"adults", "person"},
    {"dbs", "check"},
    {"sleepover", "stay"},
    {"sleepovers", "stay"},
};

const char *noun_article(const struct noun *n)
{
    return strchr("aeio", n->name[0]) ? "an" : "a"; /* a unit */
}

static char fold(char c)
{
    if (c == '-' || c == ' ') {
        return '_';
    }
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without case; "family hosts" and "family-hosts" are "family_hosts". */
static bool same_word(const char *a, const char *b)
{
    while (*a && fold(*a) == fold(*b)) {
        a++;
        b++;
    }
    return fold(*a) == fold(*b);
}

static bool goes_by(const struct noun *n, const char *word)
{
    return same_word(n->name, word) || same_word(n->plural, word) || same_word(n->table, word) ||
           same_word(n->file, word);
}

static const struct noun *find(const char *word)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (goes_by(nouns[i], word)) {
            return nouns[i];
        }
    }
    return NULL;
}

const struct noun *noun_find(const char *word)
{
    if (!word) {
        return NULL;
    }
    const struct noun *n = find(word);
    for (size_t i = 0; !n && i < sizeof aliases / sizeof aliases[0]; i++) {
        if (same_word(aliases[i].word, word)) {
            n = find(aliases[i].noun);
        }
    }
    return n;
}
