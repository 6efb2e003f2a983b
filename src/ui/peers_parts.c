/* SPDX-License-Identifier: MIT */
/* What the pane Peers is made of. */
#include "hub/service/peers.h"
#include "panes_priv.h"
#include "peers_verbs_priv.h"
#include "peers_view_priv.h"

// clang-format off
const struct peers_part peers_parts[] = {
    {"matches", "PEERS", "Matches", "Nobody waits for a peer. Press n when a family asks for one.", "match",
        {peers_waiting, peers_running, peers_resting}},
    {"volunteers", "VOLUNTEERS", "Volunteers", "No volunteer is written down yet. Press n for the first.", "peer",
        {peers_volunteers}},
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
};
const size_t peers_open_count = sizeof peers_opens / sizeof *peers_opens;
