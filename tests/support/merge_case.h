/* SPDX-License-Identifier: MIT */
/* A family at home and in a copy, and what bringing that home left behind. */
#ifndef TESTS_MERGE_CASE_H
#define TESTS_MERGE_CASE_H

#include "away.h"
#include "hub/model/pack.h"
#include "hub/model/user_scope.h"

#define MARK "0123456789abcdef0123456789abcdef" /* of the copy */

/* The family, with a phone number and notes. */
hub_id okafor(struct open_hub *w);
/* At home or at the copy; fails the test when that cannot be. */
void edit_at(struct open_hub *w, struct hub *at, hub_id family, const char *fields);
void remove_at(struct open_hub *w, struct hub *at, const char *noun, hub_id id);

/* By number; how many. */
size_t open_questions(struct open_hub *w, struct question **out);
/* The one open question, of this kind. */
struct question *one_question(struct open_hub *w, const char *kind);
void no_questions(struct open_hub *w);
/* Of a question, by value; how many. */
size_t claims(struct open_hub *w, hub_id question, struct claim **out);

/* The one open question is whose this record is, with one claim of the laptop. */
void asks_whose(struct open_hub *w, const char *table, hub_id record);

/* Of this kind they are given this and nothing else any more; ID_NONE: nothing. */
void give_only(struct open_hub *w, hub_id person, enum user_scope_kind kind, hub_id record, hub_date day);

/* At home: whether there is such a record, and whether it is in Removed. */
bool is_here(struct open_hub *w, const char *noun, hub_id id);
bool is_removed(struct open_hub *w, const char *noun, hub_id id);

#endif
