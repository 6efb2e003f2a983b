/* SPDX-License-Identifier: MIT */
/* Rows of the pane Peers: units of calls, groups, training, buddies, supervision. */
#include "hub/model/unit.h"
#include "hub/service/parts.h"
#include "hub/service/units.h"
#include "panes_priv.h"
#include "peers_view_priv.h"

/* --- units --- */

static enum hub_rc read_unit(struct peers_load *l, const void *of, size_t at,
    struct peers_row *out, struct hub_err *err)
{
    struct unit_view v;
    hub_date today = hub_today(l->hub);
    enum hub_rc rc = hub_unit_named(l->hub, of, at, l->a, &v, err);
    const char *mark = unit_mark(&v, today);
    if (rc == HUB_OK) {
        *out = (struct peers_row){.noun = &unit_noun,
            .id = v.row.record.id.n,
            .family = v.row.family_id,
            .lead = *v.consultant ? peers_name(l, v.consultant) : "nobody yet",
            .with = peers_name(l, v.family),
            .what = "unit",
            .text = unit_text(&v, today, l->a),
            .mark = mark ? mark : "",
            .tone = mark ? TONE_WARN : TONE_PLAIN};
    }
    return rc;
}

static enum hub_rc add_units(struct peers_load *l, bool running, struct hub_err *err)
{
    struct unit_list *list = arena_alloc(l->a, sizeof *list);
    enum hub_rc rc = hub_unit_list(l->hub, hub_narrowed(l->hub), running, l->a, list, err);
    for (size_t i = 0; rc == HUB_OK && i < list->count; i++) {
        peers_await(l, &unit_noun, list->units[i].row.record.id, read_unit, list, i);
    }
    return rc;
}

enum hub_rc peers_units_on(struct peers_load *l, struct hub_err *err)
{
    return add_units(l, true, err);
}

enum hub_rc peers_units(struct peers_load *l, struct hub_err *err)
{
    return add_units(l, false, err);
}

/* --- what is read as lines --- */

static enum hub_rc add_lines(struct peers_load *l, const char *word, struct hub_err *err)
{
    struct part_view v;
    enum hub_rc rc = hub_part(l->hub, part_find("hub", word), hub_shown(l->hub),
        l->hide ? DETAIL_HIDE : 0, l->a, &v, err);
    for (size_t i = 0; rc == HUB_OK && i < v.count; i++) {
        const struct part_line *line = &v.lines[i];
        if (line->kind != PART_RECORD) {
            continue;
        }
        peers_add(l, &(struct peers_row){.noun = line->noun,
                         .id = line->id.n,
                         .lead = "",
                         .with = "",
                         .what = "",
                         .text = arena_printf(l->a, "%s%s%s", line->lead ? line->lead : "",
                             line->lead ? "  " : "", line->text),
                         .mark = line->mark ? line->mark : "",
                         .tone = line->tone,
                         .span = true});
    }
    return rc;
}

enum hub_rc peers_groups(struct peers_load *l, struct hub_err *err)
{
    return add_lines(l, "groups", err);
}

enum hub_rc peers_training(struct peers_load *l, struct hub_err *err)
{
    return add_lines(l, "training", err);
}

enum hub_rc peers_buddies(struct peers_load *l, struct hub_err *err)
{
    return add_lines(l, "buddies", err);
}

enum hub_rc peers_talks(struct peers_load *l, struct hub_err *err)
{
    return add_lines(l, "supervision", err);
}

/* --- Enter --- */

void peers_open_unit(struct pane *p, const struct peers_row *row)
{
    pane_open(p, &pane_unit, &(struct pane_target){.id = row->id});
}

void peers_open_group(struct pane *p, const struct peers_row *row)
{
    pane_open(p, &pane_group, &(struct pane_target){.id = row->id});
}
