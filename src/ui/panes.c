/* SPDX-License-Identifier: MIT */
/* Every pane and box there is. tests/lint/panes.sh tells what was forgotten. */
#include "first_priv.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "register_priv.h"
#include "series_ui_priv.h"
#include "ui_priv.h"

const struct pane_ops *const ui_panes[] = {
    &pane_today,
    &pane_families,
    &pane_calendar,
    &pane_rota,
    &pane_record,
    &pane_event,
    &pane_history,
    &pane_removed,
    &pane_command,
    &pane_find,
    &pane_sheet,
    &pane_print,
    &pane_paper,
    &pane_calendar_paper,
    &pane_night,
    &pane_register,
    &pane_risk,
    &pane_event_paper,
    &pane_take,
    &pane_copy,
    &pane_season,
    &pane_bed,
    &pane_dates,
    &pane_worry,
    &pane_worry_page,
    &form_pane,
    &drafts_pane,
    &belongs_pane,
    &pane_first,
    &pane_found,
    &pane_join,
    &pane_start,
    &box_collect,
    &box_words,
    &box_who,
    &box_give,
    &box_invite,
    &pane_offer,
    &pane_versions,
    &pane_shares,
    &box_whose,
    &box_looks,
    &box_hubs,
    &box_confirm,
    &box_choose,
    &box_month,
    &box_repeat,
    &box_help,
    &box_menu,
    &box_palette,
    &box_prefix,
    &box_pin,
};
const size_t ui_pane_count = sizeof ui_panes / sizeof *ui_panes;
