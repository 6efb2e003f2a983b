/* SPDX-License-Identifier: MIT */
#include "own_pages_priv.h"

#include "hub/service/roles.h"
#include "hub/service/sealed.h"
#include "panes_priv.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct pane_ops *const hub_tabs[] = {&pane_today, &pane_families, &pane_calendar,
    &pane_rota, &pane_log, &pane_peers, &pane_figures};
/* A copy of one event has no sleepovers, matches or figures to look at. */
static const struct pane_ops *const event_copy_tabs[] = {&pane_today, &pane_families,
    &pane_calendar, &pane_log};
static const struct pane_ops *const host_tabs[] = {&pane_mine};
static const struct pane_ops *const peer_tabs[] = {&pane_peer};
static const struct pane_ops *const event_tabs[] = {&pane_helper};
static const struct pane_ops *const technical_tabs[] = {&pane_upkeep};

static const struct role_tabs tabs[ROLE_COUNT] = {
    [ROLE_CARER] = {hub_tabs, COUNT(hub_tabs)},
    [ROLE_LIAISON] = {hub_tabs, COUNT(hub_tabs)},
    [ROLE_HOST] = {host_tabs, COUNT(host_tabs)},
    [ROLE_PEER] = {peer_tabs, COUNT(peer_tabs)},
    [ROLE_EVENT] = {event_tabs, COUNT(event_tabs)},
    [ROLE_TECHNICAL] = {technical_tabs, COUNT(technical_tabs)},
};

static const struct role_tabs of_event_copy = {event_copy_tabs, COUNT(event_copy_tabs)};

const struct role_tabs *tabs_of(const struct hub *h)
{
    const struct role_tabs *t = &tabs[hub_role(h)->id];
    return t->tabs == hub_tabs && hub_of_one_event(h) ? &of_event_copy : t;
}
