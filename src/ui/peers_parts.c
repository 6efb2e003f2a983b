/* SPDX-License-Identifier: MIT */
/* What the pane Peers is made of. */
#include "hub/service/peers.h"
#include "hub/service/schemes.h"
#include "panes_priv.h"
#include "peers_verbs_priv.h"
#include "peers_view_priv.h"

// clang-format off
const struct peers_part peers_parts[] = {
    {"matches", "PEERS", "Matches", "Nobody waits for a peer. Press n when a family asks for one.", "match",
        {peers_waiting, peers_running, peers_units_on, peers_resting}},
    {"volunteers", "VOLUNTEERS", "Volunteers", "No volunteer is written down yet. Press n for the first.", "peer",
        {peers_volunteers}},
    {"units", "UNITS OF CALLS", "Units", "No unit yet. Press n to begin one for a family.", "unit",
        {peers_units}},
    {"groups", "GROUPS", "Groups", "No group yet. Press n for the first.", "group",
        {peers_groups}},
    {"training", "TRAINING", "Training", "No training is written down. Press n for the first.", "training",
        {peers_training}},
    {"buddies", "BUDDIES", "Buddies", "Nobody has a buddy yet, or asks for one. Press n when somebody does.", "buddy",
        {peers_buddies}},
    {"supervision", "SUPERVISION", "Supervision", "No supervision is written down. Press n for the first.", "supervision",
        {peers_talks}},
    {"ended", "ENDED", "Ended", "No match has ended yet.", "match",
        {peers_ended}},
};
// clang-format on
const size_t peers_part_count = sizeof peers_parts / sizeof *peers_parts;

/* Who waits is matched; of all others, what can be done. */
static void open_match(struct pane *p, const struct peers_row *row)
{
    if (row->span) {
        pane_open(p, &pane_suggest,
            &(struct pane_target){.id = row->family.n,
                .text = arena_printf(p->life, "%lld|%s", (long long)row->id, row->with)});
    } else {
        match_menu(p, (hub_id){row->id});
    }
}

const struct peers_open peers_opens[] = {
    {"match", open_match, hub_match_detail},
    {"unit", peers_open_unit, hub_unit_detail},
    {"group", peers_open_group, hub_group_detail},
};
const size_t peers_open_count = sizeof peers_opens / sizeof *peers_opens;
