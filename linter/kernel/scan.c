/* One look at a text, or at each of many files: which anchors it has, and what views may hold. */

#include "scanner.h"

#include <stdlib.h>

static bool add_to(PyObject *table, PyObject *key, const Places *places, PyObject *nothing)
{
    PyObject *value = places->count ? as_list(places) : Py_NewRef(nothing);
    bool is_added = value != NULL && PyDict_SetItem(table, key, value) == 0;
    Py_XDECREF(value);
    return is_added;
}

static PyObject *as_tables(const Scanner *self, Found *found)
{
    PyObject *hits = PyDict_New(), *maybe = PyDict_New();
    bool is_done = hits != NULL && maybe != NULL;
    for (uint32_t rule = 0; is_done && rule < self->rules; rule++)
        if (found->rules[rule].found) {
            PyObject *key = PyLong_FromUnsignedLong(rule);
            sort_once(&found->rules[rule]);
            is_done = key != NULL && add_to(hits, key, &found->rules[rule], self->nothing);
            Py_XDECREF(key);
        }
    for (int view = 0; is_done && view < VIEW_COUNT; view++)
        if (found->views[view].found)
            is_done = add_to(maybe, self->names[view], &found->views[view], self->nothing);
    PyObject *both = is_done ? PyTuple_Pack(2, hits, maybe) : NULL;
    Py_XDECREF(hits);
    Py_XDECREF(maybe);
    return both;
}

static bool count_points(const Scanner *self, const Text *text, Found *found)
{
    const Places **all = malloc((self->rules + VIEW_COUNT) * sizeof *all);
    if (all == NULL)
        return false;
    size_t count = 0;
    for (uint32_t rule = 0; rule < self->rules; rule++)
        if (found->rules[rule].count)
            all[count++] = &found->rules[rule];
    for (int view = 0; view < VIEW_COUNT; view++)
        if (found->views[view].count)
            all[count++] = &found->views[view];
    bool is_done = count == 0 || to_code_points(text, (Places *const *)all, count);
    free(all);
    return is_done;
}

/* Whether nothing that anybody asks for is in what was found. */
static bool is_empty(const Scanner *self, const Found *found)
{
    bool has_some = false;
    for (uint32_t rule = 0; rule < self->rules; rule++)
        has_some |= found->rules[rule].found;
    for (int view = 0; view < VIEW_COUNT; view++)
        has_some |= found->views[view].found && self->asked >> view & 1;
    return !has_some;
}

/* Looks for all of it in a text; false with an error set where memory runs out. What is found is to
   be let go of in any case. */
static bool look(const Scanner *self, const Text *text, Found *found)
{
    found->wanted = self->wanted;
    found->rules = calloc(self->rules + 1, sizeof *found->rules);
    found->failed = found->rules == NULL;
    if (!found->failed) {
        find_lines(text, self->anchors, &self->lists.known, found);
        find_rare(text, self->anchors, found);
        find_words(text, &self->lists, found);
    }
    if (!found->failed && (text->is_ascii || count_points(self, text, found)))
        return true;
    PyErr_NoMemory();
    return false;
}

/* Lets go of places; of most there are none. */
static inline void let_go_of(Places *places)
{
    if (places->at != NULL)
        clear(places);
}

static void let_go(const Scanner *self, Found *found)
{
    for (uint32_t rule = 0; found->rules != NULL && rule < self->rules; rule++)
        let_go_of(&found->rules[rule]);
    for (int view = 0; view < VIEW_COUNT; view++)
        let_go_of(&found->views[view]);
    free(found->rules);
}

PyObject *scanner_scan(PyObject *object, PyObject *argument)
{
    Scanner *self = (Scanner *)object;
    PyObject *owner, *both = NULL;
    Text text;
    Found found = {0};
    if (read_document(argument, &owner, &text) && look(self, &text, &found))
        both = as_tables(self, &found);
    let_go(self, &found);
    Py_XDECREF(owner);
    return both;
}

#ifndef _WIN32

/* What is told of the bytes of a file. */
static PyObject *told_of(const Scanner *self, const char *data, size_t size)
{
    Text text = text_in(data, (Py_ssize_t)size, false);
    if (!is_clean_utf8(&text))
        return PyBytes_FromStringAndSize(data, (Py_ssize_t)size);
    Found found = {0};
    PyObject *told = NULL;
    if (look(self, &text, &found))
        told = is_empty(self, &found)
                   ? PyLong_FromSize_t(size)
                   : Py_BuildValue("(y#N)", data, (Py_ssize_t)size, as_tables(self, &found));
    let_go(self, &found);
    return told;
}

/* What is told of the file at a path. */
static PyObject *told_of_file(const Scanner *self, PyObject *path, Reading *reading)
{
    PyObject *told = NULL;
    if (read_whole(reading, path))
        told = told_of(self, bytes_of(reading), reading->size);
    close_file(reading);
    if (told == NULL && PyErr_ExceptionMatches(PyExc_OSError)) {
        PyErr_Clear();
        return Py_NewRef(Py_None);
    }
    return told;
}

PyObject *scanner_scan_files(PyObject *object, PyObject *paths)
{
    PyObject *list = PyList_New(0);
    Reading reading;
    reading.size = 0;
    for (Py_ssize_t i = 0; list != NULL && i < PySequence_Size(paths) && !is_large(&reading); i++) {
        PyObject *path = PySequence_GetItem(paths, i);
        PyObject *told = path ? told_of_file((Scanner *)object, path, &reading) : NULL;
        if (told == NULL || PyList_Append(list, told) < 0)
            Py_CLEAR(list);
        Py_XDECREF(told);
        Py_XDECREF(path);
    }
    return list;
}

#endif
