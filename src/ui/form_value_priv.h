/* SPDX-License-Identifier: MIT */
/* The texts of a form's fields: from the record, as they are typed, back. */
#ifndef UI_FORM_VALUE_PRIV_H
#define UI_FORM_VALUE_PRIV_H

#include "form_priv.h"

const char *form_text(const struct field *f, const void *rec, struct namer *names, struct arena *a);
bool form_is_chooser(const struct field *f); /* CHOICE and BOOL */
const char *form_choices(const struct field *f);
/* The cursor comes to a day, a time or a number: typing begins it anew, until a key changes it. */
void form_enter_over(struct form_field *ff, struct arena *a);
void form_key_over(struct form_field *ff, const struct ui_event *ev);
/* A key on a chooser: letters, Space, arrows, Backspace. False: not for it. */
bool form_choose_key(struct form_field *ff, const struct ui_event *ev, struct arena *a);
/* What the letters typed there have come to, to be said: "Status: agreed."; NULL: there are none. */
const char *form_spelled(const struct form_field *ff, struct arena *a);
bool form_field_changed(const struct form_field *ff);
bool form_changed(const struct form *f);
bool form_field_empty(const struct form_field *ff);
size_t form_filled(const struct form *f, const struct form_part *part);
/* The date or time behind the text in full, for the line under the field. */
void form_echo(struct form *f, struct form_field *ff, struct arena *a);
/* What the field table says about the text; the text becomes as hub writes it. False: a message. */
bool form_check(struct form *f, struct form_field *ff, struct arena *a);

#endif
