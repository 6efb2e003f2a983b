/* SPDX-License-Identifier: MIT */
/*
 * A form over any noun, driven by its field table. It comes in named parts of
 * at most 12 fields, checks each field as it is left, keeps a draft of what is
 * not saved yet, and asks when two people have changed the same thing.
 *
 * Forms are opened from a pane's act; the pane below is loaded again when the
 * form closes.
 */
#ifndef HUB_UI_FORM_H
#define HUB_UI_FORM_H

#include "hub/base/field.h"
#include "hub/service/records.h"
#include "hub/ui/pane.h"

/*
 * A new record; `set` fills fields in, as typed or by id ("family_id" = "2745…").
 * FORM_FAMILY, which is no field, says whose children and people a picker offers.
 */
#define FORM_FAMILY "@family"
void form_open_new(
    struct pane *p, const struct noun *n, const struct assignment *set, size_t count);
void form_open_edit(struct pane *p, const struct noun *n, hub_id id);
/* The same, with the cursor in this field; NULL: in the first. */
void form_open_at(struct pane *p, const struct noun *n, hub_id id, const struct field *field);
/* The same for a date of an event that repeats and all later ones: what the rule has at `original`. */
void form_open_later(struct pane *p, hub_id event, hub_wall original);
/* Carry on with an unfinished note: its form, or Bed tonight. */
void form_open_draft(struct pane *p, struct hub *hub, hub_id draft);
/* The list of this person's unfinished notes. */
void form_open_drafts(struct pane *p);

/* The unfinished note of a pane that is a form; ID_NONE: it has none, or is no form. */
hub_id form_draft(const struct pane *p);

/* All that is written down about a family or a host: add, change, remove any of it. */
void form_open_belongs(struct pane *p, const struct noun *top, hub_id id);

extern const struct pane_ops form_pane, drafts_pane, belongs_pane;

#endif
