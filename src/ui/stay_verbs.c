/* SPDX-License-Identifier: MIT */
#include "stay_verbs_priv.h"

#include "hub/base/str.h"
#include "hub/model/stay_note.h"
#include "hub/service/stays.h"
#include "hub/service/tells.h"
#include "hub/ui/form.h"
#include "panes_priv.h"

#include <string.h>

unsigned stay_menu(struct pane *p, hub_id stay)
{
    pane_open(p, &box_stay, &(struct pane_target){.id = stay.n});
    return REACT_DRAW;
}

void stay_tell(struct pane *p, struct hub *hub, hub_id stay)
{
    struct tell_line *lines;
    size_t count = 0;
    struct hub_err ignored; /* Today has them too */
    const struct tell_ask ask = {stay, false};
    if (hub_tells(hub, &ask, p->life, &lines, &count, &ignored) == HUB_OK && count > 0) {
        pane_open(p, &pane_tells, &(struct pane_target){.id = stay.n});
    }
}

unsigned stay_agree(struct pane *p, struct hub *hub, hub_id stay, struct hub_err *err)
{
    struct hub_err why;
    enum hub_rc rc = hub_stay_agree(hub, stay, NULL, &why);
    if (rc == HUB_ECONFLICT) {
        pane_open(p, &box_reason, &(struct pane_target){.id = stay.n, .text = "ahead"});
        return REACT_DRAW;
    }
    if (rc != HUB_OK) {
        hub_fail(err, rc, "%s", why.msg);
        return REACT_DRAW;
    }
    pane_say(p, "Agreed: %s. u takes it back.", hub_stay_title(hub, stay, p->life));
    stay_tell(p, hub, stay);
    return REACT_LOAD | REACT_DETAIL;
}

/* The level stands before the line, and that nothing was changed in the heading. */
void stay_ask_ahead(struct pane *p, hub_id stay, const char *why, const char **reason)
{
    static const char before[] = "MUST FIX: ", after[] = " Nothing was changed.";
    struct stay_check *check = arena_alloc(p->life, sizeof *check);
    struct ahead_ask *ask = arena_alloc(p->life, sizeof *ask);
    char *line = arena_strdup(p->life, str_starts(why, before) ? why + strlen(before) : why);
    size_t len = strlen(line), tail = strlen(after);
    if (len > tail && str_eq(line + len - tail, after)) {
        line[len - tail] = '\0';
    }
    check->items = arena_alloc(p->life, sizeof *check->items);
    check->items[0] = (struct stay_trouble){.level = LEVEL_HARD, .line = line};
    check->count = check->must = 1;
    *reason = NULL;
    *ask = (struct ahead_ask){check, reason, p->life};
    pane_open(p, &box_reason, &(struct pane_target){.id = stay.n, .text = "form", .data = ask});
}

void stay_note_home(struct pane *p, hub_id stay, hub_date day)
{
    char iso[DATE_TEXT];
    struct assignment set[] = {{"stay", id_text(p->life, stay)}, {"kind", "going home"},
        {"day", arena_strdup(p->life, date_iso(day, iso))}};
    form_open_new(p, &stay_note_noun, set, sizeof set / sizeof *set);
}
