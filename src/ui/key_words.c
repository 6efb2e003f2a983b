/* SPDX-License-Identifier: MIT */
/* What a key is called, for those who ask by its id. */
#include "hub/base/str.h"
#include "hub/ui/screen.h"
#include "panes_priv.h"

static const struct ui_key *in_rows(const struct ui_key *rows, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if ((rows[i].flags & KEY_MENU) && str_eq(rows[i].id, id)) {
            return &rows[i];
        }
    }
    return NULL;
}

static const struct ui_key *on_tab(const char *place, const char *id)
{
    for (size_t i = 0; place && i < ui_pane_count; i++) {
        if (str_eq(ui_panes[i]->name, place)) {
            return in_rows(ui_panes[i]->keys, ui_panes[i]->key_count, id);
        }
    }
    return NULL;
}

/* "New" is many things; what only one pane has is that. */
static const struct ui_key *on_one_pane(const char *id)
{
    const struct ui_key *found = NULL;
    for (size_t i = 0; i < ui_pane_count; i++) {
        const struct ui_key *row = in_rows(ui_panes[i]->keys, ui_panes[i]->key_count, id);
        if (row && found) {
            return NULL;
        }
        found = row ? row : found;
    }
    return found;
}

bool hub_key_words(const char *place, const char *id, const char **word, const char **help)
{
    const struct ui_key *row = on_tab(place, id);
    row = row ? row : in_rows(screen_keys, screen_key_count, id);
    row = row ? row : in_rows(ui_keys, ui_key_count, id);
    row = row ? row : on_one_pane(id);
    if (row) {
        *word = row->word;
        *help = row->help;
    }
    return row != NULL;
}
