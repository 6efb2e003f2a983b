/* SPDX-License-Identifier: MIT */
/* A form from inside: names to choose, one (form_pick.c) or several (form_links.c). */
#ifndef HUB_UI_FORM_PICK_PRIV_H
#define HUB_UI_FORM_PICK_PRIV_H

#include "form_priv.h"

bool form_picks(const struct form_field *ff); /* REF and LINKS; NULL is neither */
bool form_wants_picks(const struct form *f);
bool form_wants_load(const struct form *f); /* picks, or the dates of what repeats */
enum hub_rc form_load_picks(struct form *f, struct hub *h, struct hub_err *err);
enum hub_rc form_load_picks_of(
    struct form *f, const struct form_field *ff, struct hub *h, struct hub_err *err);
void form_narrow_picks(struct form *f);
void form_open_picks(struct form *f); /* all of them */
bool form_pick_key(struct form *f, const struct ui_event *ev);
bool form_pick_page(
    struct form *f, int step);       /* a screen of the list up (-1) or down; false: it is closed */
bool form_pick_take(struct form *f); /* the marked one becomes the text; false: none was marked */
/* On leaving: the one record of that name; false with a message if there is none, or several. */
bool form_pick_settle(struct form *f, struct form_field *ff, struct arena *a);

const char *form_links_begun(
    const struct form_field *ff);        /* the name begun behind the last comma */
size_t form_links_len(const char *text); /* without commas and spaces at its end */
void form_links_enter(struct form_field *ff);
void form_links_tick(struct form *f);
bool form_links_take(struct form *f, struct form_field *ff);
enum links_did { LINKS_PASS, LINKS_OPENED, LINKS_CHANGED };
enum links_did form_links_key(struct form *f, struct form_field *ff, const struct ui_event *ev);
/* On leaving: every name is one record; false with a message. Names not looked up stay as typed. */
bool form_links_settle(struct form *f, struct form_field *ff, struct arena *a);

#endif
