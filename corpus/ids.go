package corpus

// Texts are ids, or other names, as texts; nil where there are none.
func Texts[T ~string](ids []T) []string { return as[string](ids) }

// IDs are texts as ids, or other names; nil where there are none.
func IDs[T ~string](texts []string) []T { return as[T](texts) }

func as[To, From ~string](list []From) []To {
	var out []To
	for _, v := range list {
		out = append(out, To(v))
	}
	return out
}
