/* SPDX-License-Identifier: MIT */
#include "doors_priv.h"

#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/model/noun.h"

/* Pages and boxes that are not about the hub at large: each of their keys says what it needs. */
#define OWN_PAGES                                                                                  \
    "mine|helper|helper-shut|upkeep|peer|night|register|lent|risk|event-paper|paper|print|form|drafts|worry|"    \
    "worry-page|call|said|sheet|first|found|join|start"
#define BOXES                                                                                      \
    "collect|words|who|give|question|choose|month|repeat|help|menu|palette|prefix|pin|looks|stay|"   \
    "passphrase|new-words"

// clang-format off
const struct door door_table[] = {
    /* what every pane has */
    {NULL, "worry|undo|redo|drafts",                     "write worry"},
    {NULL, "pin|lock",                                   "pin"},
    {NULL, "bed",                                        "write stay"},
    {NULL, "changes",                                    "history"},
    {NULL, "visits",                                     "roles"},
    {NULL, "doctor",                                     "server"},
    {NULL, "supervision|tell",                           "whole"},
    {NULL, "find.all|removed|copies|keeping|questions|away.copies|hubs", "hub"},
    {NULL, "away.take|away.home|away.lost|away.hand|away.words|recovery", "write family"},
    /* pages as a whole */
    {"mine",   DOOR_PAGE, "read stay"},
    {"upkeep", DOOR_PAGE, "keys"},
    {"fill|offer|swap|others", DOOR_PAGE, "write stay"},
    {"bed",    DOOR_PAGE, "write stay"},
    {"match",  DOOR_PAGE, "write match"},
    {"command", DOOR_PAGE, "hub|keys"},
    {"recovery|take-copy|bring-home|hand-over", DOOR_PAGE, "write family"},
    {OWN_PAGES, DOOR_PAGE, NULL},
    {BOXES,     DOOR_PAGE, NULL},
    {"history", DOOR_PAGE, "history"},
    {"visits",  DOOR_PAGE, "roles"},
    {"doctor|doctor-line", DOOR_PAGE, "server"},
    {"figures|figure|figures-paper", DOOR_PAGE, "figures"},
    {"rota|shares|versions|tells|peers|suggest|unit|supervision|supervision-paper", DOOR_PAGE, "whole"},
    {NULL,      DOOR_PAGE, "hub"},
    /* a child's page, a stay's sheet */
    {"night",  "give|remove|dose.back", "write dose"},
    {"night",  "edit",                  "write child"},
    {"night",  "swap",                  "write stay|write go_ahead"},
    {"call",   "open",                  "write stay"},
    {"call",   "edit",                  "write family"},
    {"said",   "open",                  "write stay_child"},
    {"mine",   "give",                  "write dose"},
    {"mine",   "count-in|count-out",    "write count"},
    {"mine",   "new/note|note.home",    "write stay_note"},
    {"mine",   "new/bump",              "write incident"},
    {"mine",   "new/line",              "write entry"},
    {"mine",   "new/away|remove",       "write away"},
    {"mine",   "new",                   "write stay_note|write away"},
    {"stay",   "agree",                 "write stay|write go_ahead"},
    {"stay",   "happened|move|exchange|cancel|others|edit", "write stay"},
    {"stay",   "said",                  "read stay_child"},
    {"stay",   "note",                  "write stay_note"},
    {"stay",   "tell",                  "read tell"},
    /* registers */
    {"register|lent|helper", "register.in|register.out|register.absent|register.note|find|open", "write register_line"},
    {"register", "register.count",      "write entry"},
    {"register|helper", "register.risk", "read risk_sheet"},
    {"helper", "new.bump",              "write incident"},
    {"risk",   "open|new|edit|agree|remove|risk.head|risk.count", "write risk_sheet"},
    {"event",  "event.ask.all",         "write invitation"},
    /* worries */
    {"worry",      "new|open",          "write worry"},
    {"worry-page", "edit|remove",       "write worry"},
    /* who comes in */
    {"upkeep", "new|remove|open|close", "keys"},
    {"upkeep", "backup",                "server"},
    /* the tabs of those who read the hub at large */
    {"today",  "give",                  "write dose"},
    {"today|calendar|event", "register", "read register_line"},
    {"today|record", "swap",            "write stay|write go_ahead"},
    {"rota",   "new",                   "write stay"},
    {"families|record", "new/stay",     "write stay"},
    {"rota",   "agree",                 "write stay|write go_ahead"},
    {"rota",   "swap",                  "read stay"},
    {"rota",   "fill|dates",            "write stay"},
    {"versions", "open",                "write rota_version"},
    {"tells",  "open",                  "write tell"},
    {"peers",  "tick",                  "write tick"},
    {"suggest", "open",                 "write match"},
    {"record", "count-in|count-out",    "write count"},
    {"record", "held",                  "write masking"},
    {"record|erase", "erase",           "erase"},
    {"erase",  "open",                  "erase"},
    {"held",   "open|new|edit|print",   "write masking"},
    {"keeping", "open",                 "write keep"},
    {"copies-out", "open|edit|lost|found|closed", "write pack"},
    {"question-open", "open|right",     "write question"},
    {"offer|fill|swap|others|bed|take-in|copy-event|copy-season", "open|save|swap|offer.more|offer.fewer", "write family"},
    {"belongs|dates|removed|history|today|families|calendar|log|peers|figures|record|event|unit|group|"
     "supervision|copies|sheet|others",
        "new|new/family|new/child|new/person|new/stay|new/medicine|new/entry|new/host|new.bump|new.note|"
        "edit|remove|restore|step.back|agree|give|today.done|log.done|log.back|log.remove|sent|take-in|holiday|"
        "copy|season|call.held|call.missed|unit.close|parts.remove", "write family"},
    {"sheet",  "open",                  "hub"},
    {NULL,     "history",               "history"},
    {"removed", "open",                 "hub"},
};
// clang-format on
const size_t door_count = sizeof door_table / sizeof *door_table;

struct doors {
    const struct hub *h;
    bool *open; /* of each row */
};

const struct doors *doors_of(const struct hub *h, struct arena *a)
{
    struct doors *d = arena_alloc(a, sizeof *d);
    bool all = true;
    d->h = h;
    d->open = arena_array(a, door_count, sizeof *d->open);
    for (size_t i = 0; i < door_count; i++) {
        d->open[i] = needs_met(h, door_table[i].needs);
        all &= d->open[i];
    }
    return all ? NULL : d;
}

bool doors_open(const struct doors *d, const char *pane, const char *id)
{
    for (size_t i = 0; d && i < door_count; i++) {
        const struct door *row = &door_table[i];
        if (str_part_index(row->ids, id) >= 0 &&
            (!row->panes || str_part_index(row->panes, pane) >= 0)) {
            return d->open[i];
        }
    }
    return true;
}

bool doors_write(const struct doors *d, const struct noun *n)
{
    struct arena *a = d ? arena_create() : NULL;
    bool may = !d || needs_met(d->h, arena_printf(a, "write %s", n->name));
    arena_destroy(a);
    return may;
}

bool doors_command(const struct doors *d, const struct command *c)
{
    return !d || needs_met(d->h, command_needs(c));
}

bool pane_may(const struct pane *p, const char *id)
{
    return doors_open(p->view.doors, p->ops->name, id);
}
