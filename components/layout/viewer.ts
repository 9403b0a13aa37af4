/** The signed-in person, as far as the frame of a page needs to know them. */
export type Viewer = {
  name: string;
  email: string;
  imageUrl: string | null;
  role: "user" | "moderator" | "admin";
};
