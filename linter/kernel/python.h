/* What those parts of the kernel share that speak to Python. */

#ifndef TEXTMEND_KERNEL_PYTHON_H
#define TEXTMEND_KERNEL_PYTHON_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include "kernel.h"

/* python.c */
Text text_in(const char *data, Py_ssize_t size, bool is_ascii);
bool read_text(PyObject *object, PyObject **owner, Text *text);
bool read_document(PyObject *object, PyObject **owner, Text *text);
PyObject *as_list(const Places *places);
bool is_for_records(PyTypeObject *type);
PyObject *as_record(PyTypeObject *type, PyObject *const *fields, Py_ssize_t count);
bool take_doubles(double *numbers, Py_ssize_t count, PyObject *given);
bool add_to_module(PyObject *module);
PyObject *new_object(PyTypeObject *type);
void free_object(PyObject *object);

/* What Python is told of a type: how one of it is made and let go of, and its methods. */
#define DEFINE_TYPE(prefix, object, shown)                                                        \
    static PyType_Slot prefix##_slots[] = {                                                       \
        {Py_tp_new, prefix##_new},                                                                \
        {Py_tp_dealloc, prefix##_dealloc},                                                        \
        {Py_tp_methods, prefix##_methods},                                                        \
        {0, NULL},                                                                                \
    };                                                                                            \
    PyType_Spec prefix##_spec = {                                                                 \
        .name = "textmend._kernel." shown,                                                        \
        .basicsize = sizeof(object),                                                              \
        .flags = Py_TPFLAGS_DEFAULT,                                                              \
        .slots = prefix##_slots,                                                                  \
    }

/* Numbers of 32 bits. */
typedef struct {
    Py_buffer buffer;
    size_t count;
} Numbers32;

/* Counts of pairs: the sections of a table. */
typedef struct {
    Numbers32 words, rows, cells;
} Pairs;

/* table.c */
bool pairs_take(Pairs *pairs, PyObject *sections);
int pairs_code(const Pairs *pairs, uint64_t number, uint64_t key);
void pairs_release(Pairs *pairs);

/* scanner.c */
extern const char *const VIEW_NAMES[VIEW_COUNT];

/* utf8.c */
bool is_clean_utf8(Text *text);

#define FIRST_ROOM 65536

/* A file that is read: into `first` as long as there is room, and from then on into `more`. */
typedef struct {
    int descriptor;
    size_t size, room;
    char *more; /* all that was read, or NULL */
    char first[FIRST_ROOM];
} Reading;

/* files.c */
bool read_whole(Reading *reading, PyObject *path);
void close_file(Reading *reading);

/* All that was read; one zero stands behind it. */
static inline char *bytes_of(Reading *reading)
{
    return reading->more ? reading->more : reading->first;
}

/* Whether the file that was read last was a large one. */
static inline bool is_large(const Reading *reading)
{
    return reading->size >= FIRST_ROOM;
}

/* Types and functions, each in a file of its own. */
extern PyType_Spec cached_spec, counts_spec, followers_spec, frequency_spec, graph_spec,
    lexicon_spec, mapped_spec, outlines_spec, reader_spec, scanner_spec, table_spec, wordlist_spec;
PyObject *kernel_alphabet(PyObject *module, PyObject *text);
PyObject *kernel_arranged(PyObject *module, PyObject *arguments);
PyObject *kernel_briefly(PyObject *module, PyObject *arguments);
PyObject *kernel_is_clean_utf8(PyObject *module, PyObject *data);
PyObject *kernel_is_encodable(PyObject *module, PyObject *text);
PyObject *kernel_letter_steps(PyObject *module, PyObject *arguments);
PyObject *kernel_line_starts(PyObject *module, PyObject *text);
PyObject *kernel_diagnostics(PyObject *module, PyObject *arguments);
PyObject *kernel_parts_of_code(PyObject *module, PyObject *text);
PyObject *kernel_shows_english(PyObject *module, PyObject *text);
PyObject *kernel_paragraphs(PyObject *module, PyObject *arguments);
PyObject *kernel_read_file(PyObject *module, PyObject *path);
PyObject *kernel_replaced(PyObject *module, PyObject *arguments);
PyObject *kernel_stands_again(PyObject *module, PyObject *arguments);
PyObject *kernel_count(PyObject *module, PyObject *arguments);
PyObject *kernel_offsets(PyObject *module, PyObject *arguments);
PyObject *kernel_make_files(PyObject *module, PyObject *files);
PyObject *kernel_name_files(PyObject *module, PyObject *files);
PyObject *kernel_notes(PyObject *module, PyObject *arguments);
PyObject *kernel_count_marks(PyObject *module, PyObject *text);
PyObject *kernel_count_openers(PyObject *module, PyObject *text);
PyObject *kernel_find_marks(PyObject *module, PyObject *arguments);
PyObject *kernel_weigh_marks(PyObject *module, PyObject *arguments);

#endif
