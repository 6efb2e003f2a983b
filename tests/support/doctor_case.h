/* SPDX-License-Identifier: MIT */
/* A hub whose computer is a folder beside it, and what the doctor finds there. */
#ifndef TESTS_DOCTOR_CASE_H
#define TESTS_DOCTOR_CASE_H

#include "hub/service/doctor.h"
#include "open_hub.h"
#include "service/doctor_priv.h"

/* *state becomes a struct open_hub with the settings as they come; its whole folder goes. */
int doctor_set_up(void **state);
int doctor_tear_down(void **state);
/* A file in the hub's folder; there too what stands for / of the computer, and a file put in it. */
const char *doctor_beside(struct open_hub *w, const char *name);
const char *doctor_root(struct open_hub *w);
void doctor_put(struct open_hub *w, const char *path, const char *text);
void doctor_at(struct open_hub *w, const char *time);

struct hub_doctor doctor_looked(struct open_hub *w, bool quick);
const struct doctor_line *doctor_line_of(const struct hub_doctor *r, const char *id);
/* What a check says now; what is not fine says what to do and who. */
void doctor_is(struct open_hub *w, const char *id, enum doctor_state state);
/* The same of one that needs not all of the file to be read. */
void doctor_is_soon(struct open_hub *w, const char *id, enum doctor_state state);

/* What a judge says of something. */
struct judged {
    struct doctor d;
    struct doctor_line line;
};
struct doctor *judge(struct judged *j, struct open_hub *w);

#endif
